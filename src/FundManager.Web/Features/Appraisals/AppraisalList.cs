using System.Linq.Expressions;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What somebody looks for among the appraisals. Every field may be left out.</summary>
public sealed class AppraisalFilter
{
    public AppraisalStage? Stage { get; set; }

    public string? State { get; set; }

    public string? Grade { get; set; }
}

/// <summary>One appraisal in the list.</summary>
public sealed record AppraisalRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Organisation { get; init; }

    public required AppraisalStage Stage { get; init; }

    public required string State { get; init; }

    public required DateOnly OpensOn { get; init; }

    /// <summary>Null too where the reader must not see it yet.</summary>
    public required decimal? Total { get; init; }

    public required string? Grade { get; init; }

    /// <summary>Whether an approved correction counts in its place.</summary>
    public required bool IsCorrected { get; init; }
}

/// <summary>Finds appraisals by a filter. The recipient's side reads results only from the right of reply on, and cannot look for them before.</summary>
[UseCase]
public sealed class AppraisalList(FundDbContext db, CaseAccess access)
{
    /// <summary>Beside the states: those in whose place an approved correction stands. They are left out otherwise.</summary>
    public const string Corrected = "Corrected";

    private static readonly string[] Shown = ["RightOfReply", "Finalised", "Approved", "Published"];

    public IQueryable<AppraisalRow> Find(Person person, AppraisalFilter filter)
    {
        var isOffice = Role.OfFund.Any(person.Holds);
        var corrected = db.Corrected();
        var isCorrected = filter.State == Corrected;
        var all = access.Appraisals(person);
        var found = isCorrected ? all.Where(a => corrected.Contains(a.Id)) : all.Where(a => !corrected.Contains(a.Id));
        if (filter.Stage is { } stage)
        {
            found = found.Where(a => a.Stage == stage);
        }

        if (!isCorrected && !string.IsNullOrEmpty(filter.State))
        {
            found = found.Where(a => a.State == filter.State);
        }

        if (!string.IsNullOrEmpty(filter.Grade))
        {
            found = found.Where(a => a.Grade == filter.Grade && (isOffice || Shown.Contains(a.State)));
        }

        return found.OrderByDescending(a => a.OpensOn).ThenBy(a => a.Number).Select(Row(isOffice, isCorrected));
    }

    private Expression<Func<Appraisal, AppraisalRow>> Row(bool isOffice, bool isCorrected) =>
        a => new AppraisalRow
        {
            Id = (Guid)(object)a.Id,
            Number = a.Number,
            Title = db.Awards.Where(award => award.Id == a.AwardId).Select(award => award.Title).Single(),
            Organisation = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).Single(),
            Stage = a.Stage,
            State = a.State,
            OpensOn = a.OpensOn,
            Total = isOffice || Shown.Contains(a.State) ? a.Total : null,
            Grade = isOffice || Shown.Contains(a.State) ? a.Grade : null,
            IsCorrected = isCorrected,
        };
}
