using System.CommandLine;
using FundManager.Benchmarks;

var root = new RootCommand(
    "Measures FundManager on a database of its own in a temporary folder. Each verb ends by itself."
);
root.Subcommands.Add(
    Verb(
        "moves",
        "Moves per second of the use case, beside pgbench doing the same on the same server.",
        MovesBenchmark.RunAsync
    )
);
root.Subcommands.Add(
    Verb(
        "payments",
        "Seconds for a batch of 5,000 payments from release to statement, and what a payment number costs.",
        PaymentsBenchmark.RunAsync
    )
);
root.Subcommands.Add(Verb("verify", "Events per second of a whole verification.", VerifyBenchmark.RunAsync));
root.Subcommands.Add(
    Verb("pages", "Requests per second of a list and of a case among 1,000 and 10,000.", PagesBenchmark.RunAsync)
);
root.Subcommands.Add(
    Verb("lists", "What lists and dashboards cost at 10,000 and at 100,000 applications.", ListsBenchmark.RunAsync)
);
root.Subcommands.Add(
    Verb("start", "Seconds from the start of the process to its first page.", StartBenchmark.RunAsync)
);
var documents = new Command("documents", "Reports and sheets a second, beside a browser that prints the same.");
var part = new Argument<string?>("part")
{
    Description = "sheet, report, table or batch; nothing for all, each in a process of its own.",
    Arity = ArgumentArity.ZeroOrOne,
};
documents.Arguments.Add(part);
documents.SetAction(
    (parsed, cancellationToken) =>
        parsed.GetValue(part) is { } one
            ? DocumentsBenchmark.RunAsync(one, cancellationToken)
            : DocumentsBenchmark.RunAsync(cancellationToken)
);
root.Subcommands.Add(
    Verb("assign", "Seconds and memory of assigning reviewers, from the file to the answer.", AssignBenchmark.RunAsync)
);
root.Subcommands.Add(
    Verb("calibrate", "Seconds to calibrate a million scores and to estimate variances.", CalibrationBenchmark.RunAsync)
);
root.Subcommands.Add(documents);
return await root.Parse(args).InvokeAsync();

static Command Verb(string name, string description, Func<CancellationToken, Task> run)
{
    var command = new Command(name, description);
    command.SetAction((_, cancellationToken) => run(cancellationToken));
    return command;
}
