using System.CommandLine;
using FundManager.Web.Setup;

namespace FundManager.Web.CommandLine;

/// <summary>check: reads every workflow and template and tells every fault at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Read every workflow, template and setting; exit 1 with every fault.");
        command.SetAction(
            async (_, _) =>
            {
                var check = new TemplateCheck(Templates.WorkflowFolder, Templates.Folder);
                check.Settings(FundApp.CreateBuilder([]).Configuration);
                foreach (var (kind, count) in check.Counts)
                {
                    await Console.Out.WriteLineAsync($"{count} {kind}");
                }

                foreach (var fault in check.Faults)
                {
                    await Console.Error.WriteLineAsync(fault);
                }

                return check.Faults.Count == 0 ? 0 : 1;
            }
        );
        return command;
    }
}
