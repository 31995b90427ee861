using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Appraisals;

internal static class Frameworks
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "templates", "frameworks");

    public static string StandardText { get; } = File.ReadAllText(Path.Combine(Folder, "cn-self-2020.v1.json"));

    public static AppraisalFramework Standard { get; } = AppraisalFramework.Parse(StandardText);

    public static AppraisalFramework Reducing(OverAchievementPolicy policy, params ReductionStep[] table) =>
        Standard with
        {
            OverAchievement = new OverAchievement(policy, 0.30m, table),
        };

    public static IReadOnlyList<FileFault> FaultsOf(Action<JsonNode> edit)
    {
        var file = JsonNode.Parse(StandardText)!;
        edit(file);
        var exception = Assert.Throws<FaultyFileException>(() => AppraisalFramework.Parse(file.ToJsonString()));
        return exception!.Faults;
    }

    public static string Example(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", name));
}
