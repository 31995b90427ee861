using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Web.CommandLine;

/// <summary>A calibration as JSON and as text.</summary>
internal static class CalibrationText
{
    /// <summary>The fixed fields, and what only one method or only disconnected panels have.</summary>
    public static string JsonOf(PanelCalibration result, string method) =>
        new JsonObject
        {
            ["connected"] = result.IsConnected,
            ["components"] = result.Panel.Components,
            ["proposals"] = new JsonArray([.. result.Proposals.Select(proposal => ProposalOf(result, proposal))]),
            ["reviewers"] = new JsonArray([
                .. result.Reviewers.Select(reviewer => new JsonObject
                {
                    ["id"] = reviewer.Id,
                    ["effect"] = reviewer.EffectEstimate,
                    ["count"] = reviewer.Count,
                }),
            ]),
            ["parameters"] = JsonSerializer.SerializeToNode(ParametersOf(result, method)),
        }.ToJsonString(CommandJson.Options);

    /// <summary>A table of ranks side by side, those that differ marked; the reviewers; how it was computed.</summary>
    public static string Of(PanelCalibration result, string method)
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
        foreach (var (name, value) in ParametersOf(result, method))
        {
            var shown = value is IReadOnlyList<string> list ? string.Join(", ", list) : value;
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {shown}");
        }

        return text.Append(ConnectionOf(result)).ToString();
    }

    private static JsonObject ProposalOf(PanelCalibration result, CalibratedProposal proposal)
    {
        var written = new JsonObject
        {
            ["id"] = proposal.Id,
            ["raw"] = proposal.Raw,
            ["value"] = proposal.Estimate,
            ["rawRank"] = proposal.RawRank,
            ["rank"] = proposal.Rank,
        };
        if (result.Method == CalibrationMethod.ExpectedRank)
        {
            written["sucra"] = ExpectedRanks.Sucra(proposal.Estimate, result.Proposals.Count);
            written["pcer"] = ExpectedRanks.Pcer(proposal.Estimate, result.Proposals.Count);
        }

        if (!result.IsConnected)
        {
            written["component"] = proposal.Component;
        }

        return written;
    }

    private static SortedDictionary<string, object?> ParametersOf(PanelCalibration result, string method)
    {
        SortedDictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["method"] = method,
            ["count"] = result.Panel.Count,
            ["mean"] = result.MeanEstimate,
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

        if (result.Method == CalibrationMethod.Borda)
        {
            parameters["points"] = result.AreListsWhole ? "sums" : "mean-shares";
        }

        if (result.Method == CalibrationMethod.ExpectedRank)
        {
            var isExact = result.Proposals.Count <= ExpectedRanks.ExactMost;
            parameters["draws"] = isExact ? 0 : ExpectedRanks.Draws;
        }

        return parameters;
    }

    private static string ConnectionOf(PanelCalibration result) =>
        result.IsConnected
            ? "Common reviewers connect all proposals."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"No reviewer connects the proposals of {result.Panel.Components} components{(result.ComparesAll ? "." : ": ranks compare within each alone.")}"
            );
}
