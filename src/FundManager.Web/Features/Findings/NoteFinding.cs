using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Findings;

/// <summary>Raises a finding from the page of an award.</summary>
public sealed class NoteFinding(RaiseFinding raiseFinding) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(RaiseFinding);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.ProgrammeOfficer, Role.Leader];

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) =>
        [
            new("severity", MoveFieldKind.Choice)
            {
                Choices = [.. Enum.GetNames<Severity>().Select(name => (name, $"findings.Severity_{name}"))],
            },
            new("found", MoveFieldKind.LongText) { MaxLength = Finding.TextMaxLength },
        ];

    protected override Refusal? WhyNot(Award award, Act act) => award.WhyNotRaiseFinding();

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(award.WhyNotRaiseFinding());
        await raiseFinding.ExecuteAsync(
            award,
            input.Choice<Severity>("severity"),
            input.Text("found"),
            award.Monitored(act),
            cancellationToken
        );
    }
}
