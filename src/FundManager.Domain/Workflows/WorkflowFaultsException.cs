namespace FundManager.Domain.Workflows;

/// <summary>A workflow file, or the set of them, is not sound. Tells every fault at once.</summary>
/// <param name="faults">What is wrong, one sentence a fault; at least one.</param>
public sealed class WorkflowFaultsException(IReadOnlyList<string> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>What is wrong, one sentence a fault; at least one.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;

    internal static void ThrowIfAny(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new WorkflowFaultsException(faults);
        }
    }
}
