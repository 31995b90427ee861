using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Offers the agreement for signature.</summary>
public sealed class OfferAward(
    FundDbContext db,
    WorkflowCatalog workflows,
    FrameworkCatalog frameworks,
    FundCalendar calendar,
    TellAwardPeople tell
) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Offer);

    protected override async Task<Refusal?> WhyNotAsync(Award award, Act act, CancellationToken cancellationToken) =>
        award.WhyNotOffer(
            await IsPayeeVerifiedAsync(award, cancellationToken),
            frameworks.BudgetWeightOf(award.Agreement),
            act.At
        );

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var days = await db.Calls.Where(c => c.Id == award.CallId).Select(c => c.Terms).SingleAsync(cancellationToken);
        var expires = calendar.Deadline(act.At, days.OfferDays);
        award.Offer(
            workflows[Kind],
            await IsPayeeVerifiedAsync(award, cancellationToken),
            frameworks.BudgetWeightOf(award.Agreement),
            expires,
            act
        );
        await tell.RecipientAsync(
            award,
            new MailContent(
                "OfferMade",
                CaseLinks.To(Kind, award.CaseId),
                act.At,
                award.Number,
                award.Title,
                award.Amount,
                expires
            ),
            cancellationToken
        );
    }

    private async Task<bool> IsPayeeVerifiedAsync(Award award, CancellationToken cancellationToken)
    {
        var recipient = await db
            .Organisations.AsNoTracking()
            .SingleAsync(o => o.Id == award.OrganisationId, cancellationToken);
        return recipient.IsPayeeVerified;
    }
}

/// <summary>Takes the offer back to be changed.</summary>
public sealed class ReviseAward(WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Revise);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Reason];

    protected override Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        award.Revise(workflows[Kind], award.Monitored(act));
        return Task.CompletedTask;
    }
}

internal static class BudgetWeights
{
    /// <summary>What weight the agreement's framework gives to budget execution; indicators share the rest of 100.</summary>
    public static decimal BudgetWeightOf(this FrameworkCatalog frameworks, Agreement agreement) =>
        frameworks[agreement.Framework].BudgetBlock?.Weight ?? 0m;
}
