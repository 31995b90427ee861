using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

/// <summary>A small sound workflow that tests break on purpose.</summary>
internal static class Loan
{
    public const string Json = """
        {
          "$schema": "./workflow.schema.json",
          "name": "loan",
          "version": 1,
          "title": { "en": "Loan", "zh-Hans": "借款" },
          "initial": "Draft",
          "states": {
            "Draft": { "label": { "en": "Draft", "zh-Hans": "起草中" }, "dueInDays": 9 },
            "Sent": { "label": { "en": "Sent", "zh-Hans": "已发出" }, "after": { "days": 30, "fires": "Expire" } },
            "Repaid": { "label": { "en": "Repaid", "zh-Hans": "已归还" }, "isSettled": true },
            "Lapsed": { "label": { "en": "Lapsed", "zh-Hans": "已失效" }, "isFinal": true }
          },
          "triggers": {
            "Send": { "en": "Send", "zh-Hans": "发出" },
            "Repay": { "en": "Repay", "zh-Hans": "归还" },
            "Return": { "en": "Return", "zh-Hans": "退回" },
            "Expire": { "en": "Expire", "zh-Hans": "失效" }
          },
          "transitions": [
            { "trigger": "Send", "from": ["Draft"], "to": "Sent", "roles": ["Applicant", "Signatory"] },
            { "trigger": "Repay", "from": ["Sent"], "to": "Repaid", "roles": ["FinanceOfficer"] },
            { "trigger": "Return", "from": ["Sent"], "to": "Draft", "roles": ["Leader"] },
            { "trigger": "Return", "from": ["Repaid"], "to": "Sent", "roles": ["FinanceOfficer"] },
            { "trigger": "Expire", "from": ["Draft", "Sent"], "to": "Lapsed", "roles": ["System"] }
          ]
        }
        """;

    /// <summary>The file with one place written otherwise.</summary>
    public static string With(string place, string otherwise) => Replaced(Json, place, otherwise);

    /// <summary>The text with one place written otherwise.</summary>
    public static string Replaced(string json, string place, string otherwise)
    {
        Assert.That(json.Split(place), Has.Length.EqualTo(2), $"'{place}' does not stand once in the file.");
        return json.Replace(place, otherwise, StringComparison.Ordinal);
    }

    /// <summary>What is told when the text is read; nothing when it is sound.</summary>
    public static IReadOnlyList<string> Faults(string json)
    {
        try
        {
            WorkflowDefinition.Parse(json);
            return [];
        }
        catch (WorkflowFaultsException thrown)
        {
            return thrown.Faults;
        }
    }
}
