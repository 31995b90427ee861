using System.CommandLine;
using System.Globalization;
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
        var command = new Command("calibrate", "Show what scores say once each reviewer's leniency is taken off.")
        {
            scores,
            method,
            Optional(
                "--quality-variance",
                "Gaussian methods: variance of the proposals; the three are estimated without."
            ),
            Optional("--reviewer-variance", "Gaussian methods: variance of the reviewers' leniency."),
            Optional("--noise-variance", "Gaussian methods: variance of what is left."),
            Optional("--mean", "Gaussian methods: towards which proposals are drawn; the mean of all scores without."),
            new Option<bool>("--json") { Description = "Write the result as JSON." },
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<string?> Optional(string name, string description) => new(name) { Description = description };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (variances, mean) = GivenIn(parsed);
        var file = parsed.GetRequiredValue<string>("--scores");
        var panel = await InputFile.ReadAsync(file, ScoreFile.Parse, cancellationToken);
        var method = parsed.GetRequiredValue<string>("--method");
        var result = PanelCalibration.Compute(panel, Methods[method], variances, mean);
        await Console.Out.WriteLineAsync(
            parsed.GetValue<bool>("--json")
                ? CalibrationText.JsonOf(result, method)
                : CalibrationText.Of(result, method)
        );
        return 0;
    }

    private static (VarianceComponents? Variances, double? Mean) GivenIn(ParseResult parsed)
    {
        double?[] given =
        [
            Number(parsed, "--quality-variance", 0, isLeastIn: false),
            Number(parsed, "--reviewer-variance", 0, isLeastIn: true),
            Number(parsed, "--noise-variance", 0, isLeastIn: false),
        ];
        var mean = Number(parsed, "--mean", double.MinValue, isLeastIn: true);
        if (given is [{ } quality, { } reviewer, { } noise])
        {
            return (new VarianceComponents(quality, reviewer, noise), mean);
        }

        return mean is null && Array.TrueForAll(given, each => each is null)
            ? (null, null)
            : throw new CommandFaultException(
                "--quality-variance, --reviewer-variance and --noise-variance are given together; --mean goes with them."
            );
    }

    private static double? Number(ParseResult parsed, string option, double least, bool isLeastIn)
    {
        if (parsed.GetValue<string?>(option) is not { } text)
        {
            return null;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && double.IsFinite(number) && (number > least || (isLeastIn && number == least))
            ? number
            : throw new CommandFaultException(
                $"{option} is no number{(least == 0 ? isLeastIn ? " of 0 or more" : " above 0" : "")}: “{text}”."
            );
    }
}
