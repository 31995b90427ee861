using System.CommandLine;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>check: reads every workflow and template and tells every fault at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Read every workflow and template; exit 1 with every fault.");
        command.SetAction(
            async (_, _) =>
            {
                var workflows = Templates.ReadWorkflows();
                await Console.Out.WriteLineAsync($"{workflows.All.Count} workflows are sound.");
                var frameworks = Templates.ReadFrameworks();
                await Console.Out.WriteLineAsync($"{frameworks.All.Count} appraisal frameworks are sound.");
                return 0;
            }
        );
        return command;
    }
}
