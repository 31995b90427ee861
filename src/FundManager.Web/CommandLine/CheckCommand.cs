using System.CommandLine;
using FundManager.Domain;
using FundManager.Domain.Workflows;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>check: reads every workflow and template and tells every fault at once.</summary>
internal static class CheckCommand
{
    private static readonly IReadOnlyList<(string What, Func<int> Read)> Kinds =
    [
        ("workflows", () => Templates.ReadWorkflows().All.Count),
        ("review schemes", () => Templates.ReadSchemes().All.Count),
    ];

    public static Command Create()
    {
        var command = new Command("check", "Read every workflow and template; exit 1 with every fault.");
        command.SetAction(
            async (_, _) =>
            {
                List<string> faults = [];
                foreach (var (what, read) in Kinds)
                {
                    if (SoundOf(read, faults) is { } count)
                    {
                        await Console.Out.WriteLineAsync($"{count} {what} are sound.");
                    }
                }

                return faults.Count == 0
                    ? 0
                    : throw new CommandFaultException(string.Join(Environment.NewLine, faults));
            }
        );
        return command;
    }

    private static int? SoundOf(Func<int> read, List<string> faults)
    {
        try
        {
            return read();
        }
        catch (WorkflowFaultsException broken)
        {
            faults.AddRange(broken.Faults);
        }
        catch (FaultyFileException broken)
        {
            faults.AddRange(broken.Faults.Select(fault => fault.ToString()));
        }

        return null;
    }
}
