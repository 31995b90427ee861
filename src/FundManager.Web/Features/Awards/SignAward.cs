using System.Globalization;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;
using Microsoft.AspNetCore.Identity;

namespace FundManager.Web.Features.Awards;

/// <summary>Signs the agreement for the organisation: with the password once more, or with the stamped paper.</summary>
public sealed class SignAward(
    WorkflowCatalog workflows,
    UserManager<FundUser> users,
    StoreFiles files,
    TellAwardPeople tell
) : CaseMove<Award>
{
    private const string Password = "signingPassword";

    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Sign);

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) =>
        [
            new(Password, MoveFieldKind.Password) { IsRequired = false },
            new("stampedAgreement", MoveFieldKind.File) { IsRequired = false },
        ];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotSign(act);

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        if (input.Files.Count == 0 || input.Text(Password).Length > 0)
        {
            Refusal.ThrowIf(await IsOwnPasswordAsync(input.Text(Password), act) ? null : new Refusal("GEN-05"));
        }

        award.Sign(workflows[Kind], act);
        await files.ExecuteAsync(award, "agreement", input.Files, act, cancellationToken);
        await tell.LeadersAsync(
            new MailContent(
                "AwardSigned",
                CaseLinks.To(Kind, award.CaseId),
                act.At,
                award.Number,
                award.Title,
                award.Amount
            ),
            cancellationToken
        );
    }

    private async Task<bool> IsOwnPasswordAsync(string password, Act act) =>
        await users.FindByIdAsync(act.Actor.UserId.ToString("D", CultureInfo.InvariantCulture)) is { } user
        && await users.CheckPasswordAsync(user, password);
}

/// <summary>The organisation does not want the award.</summary>
public sealed class RefuseAward(WorkflowCatalog workflows, GiveBackAward giveBack) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Refuse);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        award.Refuse(workflows[Kind], act);
        await giveBack.ExecuteAsync(award, act, cancellationToken);
    }
}

/// <summary>The fund takes the decision back before the agreement is in force.</summary>
public sealed class RescindAward(WorkflowCatalog workflows, GiveBackAward giveBack, TellAwardPeople tell)
    : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Rescind);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        award.Rescind(workflows[Kind], act);
        await giveBack.ExecuteAsync(award, act, cancellationToken);
        await tell.RecipientAsync(
            award,
            new MailContent(
                "AwardRescinded",
                CaseLinks.To(Kind, award.CaseId),
                act.At,
                award.Number,
                award.Title,
                act.Reason ?? ""
            ),
            cancellationToken
        );
    }
}
