using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FundManager.Domain;
using FundManager.Domain.Selection;

namespace FundManager.Web.CommandLine;

/// <summary>select: selects what a budget funds from a list of scores and amounts, without a database.</summary>
internal static class SelectCommand
{
    private const int SeedBytes = 16;

    public static Command Create()
    {
        var candidates = Required("--candidates", "CSV with the columns id, score, amount.");
        var budget = Required("--budget", "What can be given.");
        var policy = Required("--policy", "At the first that does not fit; knapsack compares only.");
        policy.AcceptOnlyFromAmong("stop", "skip", "partial", "knapsack");
        var floor = new Option<string?>("--floor") { Description = "Least score." };
        var minShare = new Option<string>("--min-share")
        {
            Description = "Share of the request that a partial offer must reach, per cent.",
            DefaultValueFactory = _ => SelectionTerms.DefaultMinShare.ToString(CultureInfo.InvariantCulture),
        };
        var seed = new Option<string?>("--seed")
        {
            Description = "Seed of a draw among equals; without one, chance gives it.",
        };
        var asJson = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("select", "Select what a budget funds, thresholds first, from the best down.")
        {
            candidates,
            budget,
            policy,
            floor,
            minShare,
            seed,
            asJson,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = description, Required = true };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var terms = new SelectionTerms
        {
            Budget = Amount("--budget", parsed.GetRequiredValue<string>("--budget")),
            Policy = Enum.Parse<SelectionPolicy>(parsed.GetRequiredValue<string>("--policy"), ignoreCase: true),
            Floor = parsed.GetValue<string?>("--floor") is { } least ? Number("--floor", least) : null,
            MinSharePercent = Number("--min-share", parsed.GetValue<string>("--min-share")!),
            Seed = parsed.GetValue<string?>("--seed") ?? NewSeed(),
        };
        var file = parsed.GetRequiredValue<string>("--candidates");
        var candidates = await InputFile.ReadAsync(file, CandidateFile.Parse, cancellationToken);
        var result = SelectCandidates.Compute(candidates, terms);
        await Console.Out.WriteLineAsync(parsed.GetValue<bool>("--json") ? JsonOf(result) : TextOf(result));
        return 0;
    }

    private static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));

    private static Money Amount(string option, string text) =>
        Number(option, text) is var amount && Money.IsValid(amount)
            ? new Money(amount)
            : throw new CommandFaultException($"{option} is 0 or more with at most two decimal places.");

    private static decimal Number(string option, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CommandFaultException($"{option}: “{text}” is no number.");

    private static string JsonOf(SelectionResult result) =>
        JsonSerializer.Serialize(
            new
            {
                selected = result.Selected.Select(verdict => new
                {
                    id = verdict.Candidate.Id,
                    amount = verdict.Amount.Amount,
                }),
                total = result.Total.Amount,
                remaining = result.Remaining.Amount,
                lottery = result.Lotteries.Select(LotteryOf).FirstOrDefault(),
                lotteries = result.Lotteries.Select(LotteryOf),
                score = result.Selected.Sum(verdict => verdict.Candidate.Score),
                notSelected = result
                    .Verdicts.Where(verdict => !verdict.IsSelected)
                    .Select(verdict => new { id = verdict.Candidate.Id, reason = verdict.Outcome.ToString() }),
                displaced = result.Displacements.Select(displaced => new
                {
                    id = displaced.Verdict.Candidate.Id,
                    reason = displaced.Verdict.Outcome.ToString(),
                    by = displaced.By,
                }),
            },
            CommandJson.Options
        );

    private static object LotteryOf(Lottery lottery) =>
        new
        {
            seed = lottery.Seed,
            algorithm = lottery.Algorithm,
            entrants = lottery.Entrants,
            places = lottery.Places,
            probabilityEach = lottery.ProbabilityEach,
            drawn = lottery.Drawn,
            winners = lottery.Winners,
        };

    private static string TextOf(SelectionResult result) =>
        string.Join(
            Environment.NewLine,
            result
                .Verdicts.Select(verdict =>
                    FormattableString.Invariant(
                        $"{verdict.Candidate.Id}  {verdict.Candidate.Score}  {verdict.Amount}  {verdict.Outcome}"
                    )
                )
                .Append($"Total {result.Total}, remaining {result.Remaining}")
                .Concat(
                    result.Lotteries.Select(lottery =>
                        $"Drawn by {lottery.Algorithm} with seed {lottery.Seed}: {string.Join(", ", lottery.Drawn)}"
                    )
                )
                .Concat(
                    result.Displacements.Select(displaced =>
                        $"{displaced.Verdict.Candidate.Id} stands above {string.Join(", ", displaced.By)}: {displaced.Verdict.Outcome}"
                    )
                )
        );
}
