using FluentValidation.Results;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Holds the form of an application against its call.</summary>
[UseCase]
public sealed class CheckApplication(
    FundDbContext db,
    ApplicationFormValidator validator,
    FundCalendar calendar,
    FrameworkCatalog frameworks
)
{
    private static readonly OrganisationKind[] Endorsing =
    [
        OrganisationKind.NationalSociety,
        OrganisationKind.LocalAssociation,
    ];

    public async Task<IReadOnlyList<ValidationFailure>> ExecuteAsync(
        ApplicationForm form,
        Call call,
        Id<Organisation> applicant,
        CancellationToken cancellationToken
    ) => Faults(form, call, await EndorsersAsync(applicant, cancellationToken));

    /// <summary>Every fault, given the bodies that may endorse.</summary>
    public IReadOnlyList<ValidationFailure> Faults(
        ApplicationForm form,
        Call call,
        IReadOnlyList<(string Value, string Text)> endorsers
    ) => validator.Validate(Of(form, call, endorsers)).Errors;

    public ApplicationCheck Of(ApplicationForm form, Call call, IReadOnlyList<(string Value, string Text)> endorsers) =>
        new(form, call.Terms, frameworks[call.Terms.Framework])
        {
            Endorsers = [.. endorsers.Select(body => body.Value)],
            NotBefore = calendar.DayOf(call.ClosesAt),
        };

    /// <summary>By which an award of the call would be appraised.</summary>
    public AppraisalFramework FrameworkOf(Call call) => frameworks[call.Terms.Framework];

    /// <summary>The national societies and local associations that may endorse applications of <paramref name="applicant"/>, by name.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> EndorsersAsync(
        Id<Organisation> applicant,
        CancellationToken cancellationToken
    )
    {
        var bodies = await db
            .Organisations.Where(o => Endorsing.Contains(o.Kind) && o.Id != applicant)
            .OrderBy(o => o.Name.Zh)
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(cancellationToken);
        return [.. bodies.Select(body => (body.Id.ToString(), Show.Of(body.Name)))];
    }
}
