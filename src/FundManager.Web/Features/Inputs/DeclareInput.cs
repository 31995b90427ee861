using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Inputs;

/// <summary>The recipient declares what was put in, with its evidence.</summary>
public sealed class DeclareInput(FundDbContext db, WorkflowCatalog workflows, StoreFiles files, TellAwardPeople tell)
    : CaseMove<Input>
{
    public override string Kind => CaseKind.Input;

    public override string Trigger => nameof(Input.Declare);

    protected override IReadOnlyList<MoveField> FieldsOf(Input input) =>
        [
            new("amount", MoveFieldKind.Amount) { Default = (input.Planned - input.Verified).ToString() },
            new("evidence", MoveFieldKind.File),
        ];

    protected override async Task ExecuteAsync(
        Input subject,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var amount = input.Amount("amount");
        Refusal.ThrowIf(subject.WhyNotDeclare(amount, input.Files.Count));
        var evidence = await files.ExecuteAsync(subject, "evidence", input.Files, act, cancellationToken);
        subject.Declare(workflows[Kind], amount, evidence, act);
        var award = await db.Awards.SingleAsync(a => a.Id == subject.AwardId, cancellationToken);
        var content = new MailContent(
            "InputDeclared",
            CaseLinks.To(Kind, subject.CaseId),
            act.At,
            subject.Number,
            award.Title,
            amount
        );
        await tell.EndorserAsync(subject, content, cancellationToken);
        await tell.OfficersAsync(award, content, cancellationToken);
    }
}
