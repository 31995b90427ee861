using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Web.CommandLine;

/// <summary>calibrate: puts calibrated values and ranks beside the raw ones, from a list of scores, without a database.</summary>
internal static class CalibrateCommand
{
    private static readonly IReadOnlyDictionary<string, CalibrationMethod> Methods = new Dictionary<
        string,
        CalibrationMethod
    >(StringComparer.Ordinal)
    {
        ["z"] = CalibrationMethod.Z,
        ["additive"] = CalibrationMethod.Additive,
        ["gaussian"] = CalibrationMethod.Gaussian,
        ["borda"] = CalibrationMethod.Borda,
        ["expected-rank"] = CalibrationMethod.ExpectedRank,
    };

    public static Command Create()
    {
        var scores = new Option<string>("--scores")
        {
            Description = "CSV with the columns reviewer, proposal, score; more is better.",
            Required = true,
        };
        var method = new Option<string>("--method") { Description = "How to calibrate.", Required = true };
        method.AcceptOnlyFromAmong([.. Methods.Keys]);
        var variances = new Option<string?>("--variances")
        {
            Description =
                "For the Gaussian methods: quality, reviewer and noise, like 1.28,0.24,1.27; estimated without.",
        };
        var asJson = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("calibrate", "Show what scores say once each reviewer's leniency is taken off.")
        {
            scores,
            method,
            variances,
            asJson,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = parsed.GetValue<string?>("--variances") is { } text ? Variances(text) : null;
        var file = parsed.GetRequiredValue<string>("--scores");
        var panel = await InputFile.ReadAsync(file, ScoreFile.Parse, cancellationToken);
        var result = PanelCalibration.Compute(panel, Methods[parsed.GetRequiredValue<string>("--method")], given);
        await Console.Out.WriteLineAsync(parsed.GetValue<bool>("--json") ? JsonOf(result) : TextOf(result));
        return 0;
    }

    private static VarianceComponents Variances(string text)
    {
        var parts = text.Split(',')
            .Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : -1
            )
            .ToList();
        return parts.Count == 3 && parts.TrueForAll(part => part > 0 && double.IsFinite(part))
            ? new VarianceComponents(parts[0], parts[1], parts[2])
            : throw new CommandFaultException("--variances are three numbers above 0 with commas between them.");
    }

    private static string JsonOf(PanelCalibration result) =>
        JsonSerializer.Serialize(
            new
            {
                method = NameOf(result.Method),
                connected = result.IsConnected,
                components = result.Panel.Components,
                proposals = result.Proposals.Select(proposal => new
                {
                    id = proposal.Id,
                    raw = proposal.Raw,
                    value = proposal.Estimate,
                    rawRank = proposal.RawRank,
                    rank = proposal.Rank,
                    component = proposal.Component,
                    sucra = OfRank(result, proposal, ExpectedRanks.Sucra),
                    pcer = OfRank(result, proposal, ExpectedRanks.Pcer),
                }),
                reviewers = result.Reviewers.Select(reviewer => new
                {
                    id = reviewer.Id,
                    effect = reviewer.EffectEstimate,
                    count = reviewer.Count,
                }),
                parameters = ParametersOf(result),
            },
            CommandJson.Options
        );

    private static double? OfRank(PanelCalibration result, CalibratedProposal proposal, Func<double, int, double> of) =>
        result.Method == CalibrationMethod.ExpectedRank ? of(proposal.Estimate, result.Proposals.Count) : null;

    private static SortedDictionary<string, object?> ParametersOf(PanelCalibration result)
    {
        SortedDictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["count"] = result.Panel.Count,
            ["mean"] = result.Panel.MeanEstimate,
        };
        if (result.Variances is { } variances)
        {
            parameters["qualityVariance"] = variances.Quality;
            parameters["reviewerVariance"] = variances.Reviewer;
            parameters["noiseVariance"] = variances.Noise;
            parameters["variancesBy"] = JsonNamingPolicy.KebabCaseLower.ConvertName($"{variances.Source}");
        }

        if (result.Method == CalibrationMethod.Z)
        {
            parameters["standardDeviation"] = Math.Sqrt(result.Panel.VarianceEstimate);
            parameters["uncalibratedReviewers"] = result.Uncalibrated;
        }

        if (result.Method == CalibrationMethod.ExpectedRank)
        {
            parameters["draws"] = ExpectedRanks.Draws;
        }

        return parameters;
    }

    private static string NameOf(CalibrationMethod method) => Methods.Single(each => each.Value == method).Key;

    private static string TextOf(PanelCalibration result)
    {
        var text = new StringBuilder();
        text.AppendLine("raw rank   rank       raw     value  proposal");
        foreach (
            var proposal in result
                .Proposals.OrderBy(each => each.RawRank)
                .ThenBy(each => each.Id, StringComparer.Ordinal)
        )
        {
            var mark = proposal.Rank == proposal.RawRank ? ' ' : '*';
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{proposal.RawRank, 8:0.#}{proposal.Rank, 7:0.#}{mark}{proposal.Raw, 9:0.00}{proposal.Estimate, 10:0.00}  {proposal.Id}"
            );
        }

        text.AppendLine().AppendLine("   count    effect  reviewer");
        foreach (var reviewer in result.Reviewers)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{reviewer.Count, 8}{reviewer.EffectEstimate, 10:0.00}  {reviewer.Id}"
            );
        }

        text.AppendLine();
        foreach (var (name, value) in ParametersOf(result).Where(each => each.Value is not IReadOnlyList<string>))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {value}");
        }

        return text.Append(ConnectionOf(result)).ToString();
    }

    private static string ConnectionOf(PanelCalibration result) =>
        result.IsConnected
            ? "Common reviewers connect all proposals."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"No reviewer connects the proposals of {result.Panel.Components} components{(result.ComparesAll ? "." : ": ranks compare within each alone.")}"
            );
}
