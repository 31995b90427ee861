using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FundManager.Domain;
using FundManager.Domain.Assignment;

namespace FundManager.Web.CommandLine;

/// <summary>assign: assigns reviewers to proposals from a table of scores, without a database.</summary>
internal static class AssignCommand
{
    private const int MostReviews = 1000;

    public static Command Create()
    {
        var scores = Required<string>(
            "--scores",
            "Table of scores, CSV: reviewers across, proposals down, empty for a conflict."
        );
        var reviews = Count("--reviews", "Reviews of each proposal.");
        var maxLoad = Count("--max-load", "Reviews of each reviewer at most.");
        var minLoad = Count("--min-load", "Reviews of each reviewer at least.", isRequired: false);
        var conflicts = new Option<string?>("--conflicts")
        {
            Description = "Further conflicts, CSV: proposal, reviewer.",
        };
        var fair = new Option<bool>("--fair") { Description = "Raise the worst proposal's total first, then the sum." };
        var seed = new Option<string>("--seed")
        {
            Description = "Decides between equally good assignments.",
            DefaultValueFactory = _ => "0",
        };
        var asJson = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command(
            "assign",
            "Assign reviewers to proposals: the greatest sum of scores within the loads."
        )
        {
            scores,
            reviews,
            maxLoad,
            minLoad,
            conflicts,
            fair,
            seed,
            asJson,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = (parsed.GetRequiredValue<string>("--scores"), parsed.GetValue<string?>("--conflicts"));
        var problem = ProblemOf(
            await ReadAsync(files, cancellationToken),
            parsed.GetValue<int>("--reviews"),
            (parsed.GetValue<int>("--min-load"), parsed.GetValue<int>("--max-load"))
        ) with
        {
            Goal = parsed.GetValue<bool>("--fair") ? AssignmentGoal.FairestFloor : AssignmentGoal.GreatestSum,
            Seed = parsed.GetValue<string>("--seed")!,
        };
        var result = AssignReviewers.Solve(problem);
        await Console.Out.WriteLineAsync(
            parsed.GetValue<bool>("--json") ? JsonOf(problem, result) : TextOf(problem, result)
        );
        return 0;
    }

    private static Option<T> Required<T>(string name, string description) =>
        new(name) { Description = description, Required = true };

    private static Option<int> Count(string name, string description, bool isRequired = true)
    {
        var count = new Option<int>(name) { Description = description, Required = isRequired };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostReviews)
            {
                result.AddError($"{name} goes from 0 to {MostReviews}.");
            }
        });
        return count;
    }

    private static async Task<ScoreMatrix> ReadAsync(
        (string Scores, string? Conflicts) files,
        CancellationToken cancellationToken
    )
    {
        var matrix = await InputFile.ReadAsync(files.Scores, ScoreMatrix.Parse, cancellationToken);
        return files.Conflicts is null
            ? matrix
            : await InputFile.ReadAsync(files.Conflicts, matrix.Without, cancellationToken);
    }

    private static AssignmentProblem ProblemOf(ScoreMatrix matrix, int reviews, (int Least, int Most) load) =>
        new()
        {
            Proposals = [.. matrix.Proposals.Select(id => new ProposalToAssign(id, reviews))],
            Reviewers = [.. matrix.Reviewers.Select(id => new ReviewerToAssign(id, load.Least, load.Most))],
            Pairs = matrix.Pairs,
        };

    private static string JsonOf(AssignmentProblem problem, ReviewerAssignment result) =>
        JsonSerializer.Serialize(
            new
            {
                total = Decimals.Trim(result.Total),
                worst = Decimals.Trim(result.Worst),
                assignments = problem.Proposals.Select(
                    (proposal, index) =>
                        new
                        {
                            proposal = proposal.Id,
                            reviewers = result.Proposals[index].Select(a => problem.Reviewers[a.Reviewer].Id),
                        }
                ),
                unassigned = result.Shortages.Select(shortage => problem.Proposals[shortage.Proposal].Id),
                shortages = result.Shortages.Select(shortage => ShortageOf(problem, shortage)),
                belowMinLoad = result.UnmetLoads.Select(unmet => new
                {
                    reviewer = problem.Reviewers[unmet.Reviewer].Id,
                    load = unmet.Load,
                }),
                proven = result.IsProven,
                seed = result.Seed,
            },
            CommandJson.Options
        );

    private static object ShortageOf(AssignmentProblem problem, Shortage shortage) =>
        new
        {
            proposal = problem.Proposals[shortage.Proposal].Id,
            missing = shortage.Missing,
            reason = shortage.Reason.ToString(),
            eligible = shortage.Eligible,
            competing = shortage.Competing.Select(p => problem.Proposals[p].Id),
            bottleneck = shortage.Bottleneck.Select(r => problem.Reviewers[r].Id),
            capacity = shortage.Capacity,
        };

    private static string TextOf(AssignmentProblem problem, ReviewerAssignment result)
    {
        var lines = problem
            .Proposals.Select(
                (proposal, index) =>
                    $"{proposal.Id}: {string.Join(", ", result.Proposals[index].Select(a => problem.Reviewers[a.Reviewer].Id))}"
            )
            .Append(
                FormattableString.Invariant($"Total {Decimals.Trim(result.Total)}, worst {Decimals.Trim(result.Worst)}")
            );
        var shortages = result.Shortages.Select(shortage =>
            FormattableString.Invariant(
                $"{problem.Proposals[shortage.Proposal].Id} lacks {shortage.Missing}: {WhyOf(shortage)}"
            )
        );
        return string.Join(Environment.NewLine, lines.Concat(shortages));
    }

    private static string WhyOf(Shortage shortage) =>
        shortage.Reason == ShortageReason.TooFewEligible
            ? string.Create(CultureInfo.InvariantCulture, $"only {shortage.Eligible} without conflict")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{shortage.Competing.Count} proposals share {shortage.Bottleneck.Count} reviewers who can give {shortage.Capacity} reviews"
            );
}
