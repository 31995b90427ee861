using System.CommandLine;
using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Reports;
using FundManager.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.Web.CommandLine;

/// <summary>report: writes a report as a file, and lists those that there are.</summary>
internal static class ReportCommand
{
    public static Command Create() =>
        new Command("report", "Reports of published appraisals.") { CreateList(), CreateAppraisal() };

    private static Command CreateList()
    {
        var command = new Command("list", "List published appraisals, the newest first.");
        command.SetAction(
            (_, cancellationToken) =>
                WithDatabaseAsync(services => ListAsync(services, cancellationToken), cancellationToken)
        );
        return command;
    }

    private static Command CreateAppraisal()
    {
        var language = new Option<string>("--language") { Description = "en or zh-Hans.", Required = true };
        language.AcceptOnlyFromAmong([.. ReportWordings.Languages]);
        var output = new Option<string>("--out")
        {
            Description = "The file to write; its ending says what: .pdf or .xlsx.",
            Required = true,
        };
        output.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } path || KindOf(path) is null)
            {
                result.AddError("--out ends in .pdf or .xlsx.");
            }
        });
        var which = new Option<string>("--case")
        {
            Description = "Id or number of the appraisal, like FM-2026-0001/E1; the newest published one without it.",
        };
        var command = new Command("appraisal", "Write the report of an appraisal.") { language, output, which };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var asked = (
                    Case: parsed.GetValue(which),
                    Language: parsed.GetRequiredValue(language),
                    Path: parsed.GetRequiredValue(output)
                );
                return WithDatabaseAsync(services => WriteAsync(services, asked, cancellationToken), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> WithDatabaseAsync(
        Func<IServiceProvider, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        await using var databases = await FundDatabases.OpenAsync(
            FundApp.CreateBuilder([]).Configuration,
            cancellationToken
        );
        await using var app = FundApp.Build([], databases);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new CommandFaultException("This database has not the program's tables. Run migrate first.");
        }
    }

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var published = await Published(services.GetRequiredService<FundDbContext>()).ToListAsync(cancellationToken);
        foreach (var appraisal in published)
        {
            await Console.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{appraisal.Id}  {appraisal.Number}  {appraisal.Stage}  {appraisal.Total}  {appraisal.Grade}  {appraisal.PublishedAt:yyyy-MM-dd}"
                )
            );
        }

        return 0;
    }

    private static async Task<int> WriteAsync(
        IServiceProvider services,
        (string? Case, string Language, string Path) asked,
        CancellationToken cancellationToken
    )
    {
        var published = Published(services.GetRequiredService<FundDbContext>());
        if (asked.Case is { } which)
        {
            var id = new Id<Appraisal>(Guid.TryParse(which, out var value) ? value : Guid.Empty);
            published = published.Where(a => a.Id == id || a.Number == which);
        }

        var appraisal =
            await published.FirstOrDefaultAsync(cancellationToken)
            ?? throw new CommandFaultException(
                asked.Case is null
                    ? "No appraisal is published yet."
                    : $"There is no published appraisal “{asked.Case}”. report list names those that there are."
            );
        var report = (
            await services.GetRequiredService<ReadAppraisalReport>().ExecuteAsync(appraisal, cancellationToken)
        )!;
        var content =
            KindOf(asked.Path) == ".pdf"
                ? services.GetRequiredService<AppraisalReportDocument>().Render(report, asked.Language)
                : services.GetRequiredService<AppraisalReportWorkbook>().Render(report, asked.Language);
        await SaveAsync(asked.Path, content, cancellationToken);
        await Console.Out.WriteLineAsync($"{appraisal.Number} → {asked.Path}");
        return 0;
    }

    private static async Task SaveAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFaultException($"{path} cannot be written: {fault.Message}");
        }
    }

    private static IQueryable<Appraisal> Published(FundDbContext db) =>
        db.Appraisals.AsNoTracking().Where(a => a.State == "Published").OrderByDescending(a => a.PublishedAt);

    private static string? KindOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".pdf" or ".xlsx"
            ? Path.GetExtension(path).ToLowerInvariant()
            : null;
}
