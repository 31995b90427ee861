using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>A report of the program: what it is called, of which kind of case it is, who may have it, and how it is read.</summary>
public abstract class Report
{
    /// <summary>Like "award-letter": in addresses, on the command line, and before the names of its wordings in templates/reports.</summary>
    public abstract string Name { get; }

    public abstract string CaseKind { get; }

    /// <summary>Whether there are figures that make it a workbook too.</summary>
    public virtual bool HasWorkbook => true;

    /// <summary>Whether somebody who may see the case may have the report of it.</summary>
    public abstract bool MayRead(Case @case, Person person);

    /// <summary>Whether a conflict of interest bars the person from what the report tells beyond its case.</summary>
    public virtual Task<bool> BarsAsync(Case @case, Person person, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>What the report tells; null while there is nothing to tell of this case.</summary>
    public abstract Task<ReportContent?> ReadAsync(Case @case, CancellationToken cancellationToken);

    /// <summary>The case of that identity or number of which there is a report; the newest without one; null for none.</summary>
    public abstract Task<Case?> FindAsync(string? which, CancellationToken cancellationToken);

    /// <summary>Every case of a fund of which there is a report, the oldest first.</summary>
    public abstract Task<IReadOnlyList<Guid>> OfFundAsync(Id<Fund> fund, CancellationToken cancellationToken);

    /// <summary>What the report is bound to, where it can never read otherwise: it is rendered once then. Null where it can.</summary>
    public virtual string? FrozenAs(Case @case) => null;
}

/// <summary>A report of cases of one kind.</summary>
public abstract class Report<T>(FundDbContext db) : Report
    where T : Case
{
    protected FundDbContext Db => db;

    /// <summary>The cases of which there is a report, the newest first.</summary>
    protected abstract IQueryable<T> Fitting { get; }

    public sealed override bool MayRead(Case @case, Person person) => @case is T one && MayRead(one, person);

    protected abstract bool MayRead(T @case, Person person);

    public sealed override async Task<ReportContent?> ReadAsync(Case @case, CancellationToken cancellationToken) =>
        @case is T one ? await ReadAsync(one, cancellationToken) : null;

    protected abstract Task<ReportContent?> ReadAsync(T @case, CancellationToken cancellationToken);

    public sealed override async Task<Case?> FindAsync(string? which, CancellationToken cancellationToken)
    {
        var found = Fitting.AsNoTracking();
        if (Guid.TryParse(which, out var value))
        {
            var id = new Id<T>(value);
            found = found.Where(c => EF.Property<Id<T>>(c, "Id") == id);
        }
        else if (which is not null)
        {
            found = found.Where(c => c.Number == which);
        }

        return await found.FirstOrDefaultAsync(cancellationToken);
    }

    public sealed override async Task<IReadOnlyList<Guid>> OfFundAsync(
        Id<Fund> fund,
        CancellationToken cancellationToken
    )
    {
        var all = Fitting.AsNoTracking();
        var own =
            typeof(T) == typeof(Fund)
                ? all.Where(c => EF.Property<Id<Fund>>(c, "Id") == fund)
                : all.Where(c => EF.Property<Id<Fund>>(c, "FundId") == fund);
        var ids = await own.OrderBy(c => c.Number)
            .Select(c => EF.Property<Id<T>>(c, "Id"))
            .ToListAsync(cancellationToken);
        return [.. ids.Select(id => id.Value)];
    }
}

/// <summary>All that a report tells: read once, so that rendering it in a language is a function of this alone.</summary>
public abstract record ReportContent
{
    /// <summary>Number of the case, which also names the file.</summary>
    public required string Number { get; init; }

    /// <summary>The document says that it was made then.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who issues it: the fund's name.</summary>
    public required LocalText Issuer { get; init; }

    /// <summary>What it is about, printed beneath the title.</summary>
    public required LocalText Subject { get; init; }

    /// <summary>The wording's key of the title.</summary>
    public virtual string TitleKey => "title";

    public virtual bool IsLandscape => false;

    /// <summary>What is printed between the title and the parts.</summary>
    public virtual IEnumerable<Block> Opening(ReportPen pen) => [];

    /// <summary>One of the parts that the wording puts in order, without its heading.</summary>
    public abstract IEnumerable<Block> Part(string part, ReportPen pen);

    /// <summary>The whole text; as a rule title, subject and parts.</summary>
    public virtual IEnumerable<Block> Blocks(ReportPen pen) =>
        [
            new Heading(1, pen[TitleKey]),
            new Paragraph(pen.Of(Subject)) { Tone = ParagraphTone.Lead },
            .. Opening(pen),
            .. pen.Words.Order.SelectMany(part => Part(part, pen).Prepend(new Heading(2, pen[part]))),
        ];

    /// <summary>The sheets of the workbook; none where the report has no workbook.</summary>
    public virtual IReadOnlyList<Sheet> Sheets(ReportPen pen) => [];
}
