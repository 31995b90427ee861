using System.Globalization;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>The cases after one identity and up to another, in the moment of one snapshot; null has no bound.</summary>
internal sealed record CaseRange(string Snapshot, Guid? After, Guid? UpTo)
{
    public string Query(string query)
    {
        var after = After is null ? "true" : $"case_id > '{After}'";
        var upTo = UpTo is null ? "true" : $"case_id <= '{UpTo}'";
        return string.Format(CultureInfo.InvariantCulture, query, $"{after} and {upTo}");
    }
}

/// <summary>Walks case rows, events and postings side by side, all in the order of the case.</summary>
internal sealed class LedgerWalk(NpgsqlDataSource source, CaseRange range, LedgerFindings findings)
{
    private readonly LedgerTally _tally = new();

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var heads = await OpenAsync(HeadRow.Query, HeadRow.Read, cancellationToken);
        await using var events = await OpenAsync(EventRow.Query, EventRow.Read, cancellationToken);
        await using var postings = await OpenAsync(StoredPosting.Query, StoredPosting.Read, cancellationToken);
        while (First(heads.Current?.CaseId, events.Current?.CaseId) is { } id)
        {
            _tally.Cases++;
            var chain = new ChainCheck(id, heads.Current?.CaseId == id ? heads.Current : null, findings);
            for (; events.Current is { } row && row.CaseId == id; await events.NextAsync(cancellationToken))
            {
                _tally.Events++;
                await ComparePostingsAsync(row, chain.Next(row), postings, cancellationToken);
            }

            chain.End();
            if (heads.Current?.CaseId == id)
            {
                await heads.NextAsync(cancellationToken);
            }
        }

        for (; postings.Current is { } orphan; await postings.NextAsync(cancellationToken))
        {
            TooMany(orphan);
        }

        findings.Include(_tally);
    }

    private Task<OrderedRows<T>> OpenAsync<T>(
        string query,
        Func<NpgsqlBinaryExporter, T> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        OrderedRows<T>.OpenAsync(source, range.Snapshot, range.Query(query), read, cancellationToken);

    /// <summary>The stored postings up to this event: those before it have no event, those of it must be those of its text.</summary>
    private async Task ComparePostingsAsync(
        EventRow row,
        EventText? text,
        OrderedRows<StoredPosting> postings,
        CancellationToken cancellationToken
    )
    {
        var due = text?.Postings ?? [];
        foreach (var line in due)
        {
            _tally.Post(line);
        }

        var seen = new HashSet<int>();
        for (; postings.Current is { } stored; await postings.NextAsync(cancellationToken))
        {
            var order = (stored.CaseId, stored.Event).CompareTo((row.CaseId, row.Number));
            if (order > 0)
            {
                break;
            }

            if (order < 0 || stored.Line < 1 || stored.Line > due.Count)
            {
                TooMany(stored);
            }
            else if (seen.Add(stored.Line) && stored.Posting != due[stored.Line - 1])
            {
                Add(LedgerFaults.PostingAltered, row, stored.Line, stored.Posting, due[stored.Line - 1]);
            }
        }

        for (var line = 1; line <= due.Count; line++)
        {
            if (!seen.Contains(line))
            {
                Add(LedgerFaults.PostingMissing, row, line, null, due[line - 1]);
            }
        }
    }

    private void TooMany(StoredPosting stored) =>
        Add(
            LedgerFaults.PostingTooMany,
            new(stored.CaseId, stored.Event, [], []),
            stored.Line,
            stored.Posting,
            expected: null
        );

    private void Add(string code, EventRow row, int line, PostingLine? found, PostingLine? expected) =>
        findings.Add(
            new(code)
            {
                CaseId = row.CaseId,
                Event = row.Number,
                Line = line,
                Found = found?.ToString(),
                Expected = expected?.ToString(),
            }
        );

    private static Guid? First(Guid? left, Guid? right) =>
        (left, right) switch
        {
            ({ } l, { } r) => l.CompareTo(r) <= 0 ? l : r,
            _ => left ?? right,
        };
}
