using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Amendments;

/// <summary>Begins an amendment from the page of an award: the recipient's own, or the fund's.</summary>
public sealed class StartAmendment(FundDbContext db, WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(StartAmendment);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Applicant, Role.Signatory, Role.ProgrammeOfficer];

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) =>
        [
            new("amendmentKind", MoveFieldKind.Choice)
            {
                Choices = [.. Enum.GetNames<AmendmentKind>().Select(name => (name, $"amendments.Kind_{name}"))],
            },
            new("amendmentWhy", MoveFieldKind.LongText) { MaxLength = Amendment.WhyMaxLength },
        ];

    protected override Refusal? WhyNot(Award award, Act act) => Amendment.WhyNotStart(award);

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var number = await db.TakeNumberAsync($"amendment:{award.Number}", cancellationToken);
        db.Amendments.Add(
            new Amendment(
                $"{award.Number}/A{number}",
                award,
                input.Choice<AmendmentKind>("amendmentKind"),
                input.Text("amendmentWhy"),
                (workflows[CaseKind.Amendment], act)
            )
        );
    }
}
