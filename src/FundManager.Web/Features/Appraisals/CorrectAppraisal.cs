using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Begins the correction of a published appraisal, from its page. The published one stays as it is.</summary>
public sealed class CorrectAppraisal(FundDbContext db, ReadAppraisal read, WorkflowCatalog workflows)
    : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Correct);

    public override bool IsWork => false;

    /// <summary>Who approves a result is who lets it be corrected.</summary>
    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    protected override IReadOnlyList<MoveField> FieldsOf(Appraisal appraisal) => [MoveField.Reason];

    protected override async Task<Refusal?> WhyNotAsync(
        Appraisal appraisal,
        Act act,
        CancellationToken cancellationToken
    ) => appraisal.WhyNotCorrect(await IsCorrectedAsync(appraisal, cancellationToken), act);

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        var ofStage = await db.Appraisals.CountAsync(
            a => a.AwardId == appraisal.AwardId && a.Stage == appraisal.Stage,
            cancellationToken
        );
        var known = (await IsCorrectedAsync(appraisal, cancellationToken), ofStage);
        db.Appraisals.Add(appraisal.Correct(award, known, workflows[Kind], act));
    }

    // A correction that came to nothing, because the award ended, is none.
    private Task<bool> IsCorrectedAsync(Appraisal appraisal, CancellationToken cancellationToken) =>
        db.Appraisals.AnyAsync(a => a.CorrectsId == appraisal.Id && a.State != "Cancelled", cancellationToken);
}
