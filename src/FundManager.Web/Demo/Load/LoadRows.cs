using FundManager.Data.Load;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Demo.Load;

/// <summary>What one call of the load came to, until it is written.</summary>
internal sealed class LoadRows
{
    public List<GrantApplication> Applications { get; } = [];

    public List<Review> Reviews { get; } = [];

    public List<Award> Awards { get; } = [];

    public List<Input> Inputs { get; } = [];

    public List<Milestone> Milestones { get; } = [];

    public List<Disbursement> Disbursements { get; } = [];

    public List<PaymentInstruction> Told { get; } = [];

    public List<Appraisal> Appraisals { get; } = [];

    public async Task WriteAsync(BulkLoad load, CancellationToken cancellationToken)
    {
        await WriteAsync(load, Applications, cancellationToken);
        await load.CopyAsync([.. Applications.SelectMany(one => one.Revisions)], cancellationToken);
        await WriteAsync(load, Reviews, cancellationToken);
        await WriteAsync(load, Awards, cancellationToken);
        await load.CopyAsync([.. Awards.SelectMany(one => one.Agreements)], cancellationToken);
        await WriteAsync(load, Inputs, cancellationToken);
        await WriteAsync(load, Milestones, cancellationToken);
        await WriteAsync(load, Disbursements, cancellationToken);
        await load.CopyAsync([.. Told.Select(one => one.Batch)], cancellationToken);
        await load.CopyAsync(Told, cancellationToken);
        await WriteAsync(load, Appraisals, cancellationToken);
    }

    private static Task WriteAsync<T>(BulkLoad load, List<T> cases, CancellationToken cancellationToken)
        where T : Case => load.CopyCasesAsync(cases, cancellationToken);
}
