using System.Globalization;
using FundManager.Domain.History;

namespace FundManager.Data.Ledger;

/// <summary>Follows the chain of one case, event by event.</summary>
internal sealed class ChainCheck(Guid caseId, HeadRow? head, LedgerFindings findings)
{
    private readonly Guid _caseId = caseId;

    // After a bad link one of two was changed, text or hash: what follows from either is good again.
    private byte[]? _hash = new byte[CaseEvent.HashLength];
    private byte[]? _computed;
    private int _number;
    private int _events;

    /// <summary>Checks the event's place in the chain and returns what it says, or null where it says nothing readable.</summary>
    public EventText? Next(EventRow row)
    {
        _events++;
        if (row.Number != _number + 1)
        {
            Add(LedgerFaults.EventMissing, _number + 1);
            _hash = null;
        }

        var computed = _hash is null ? row.Hash : CaseEvent.HashOf(_hash, row.Text);
        if (
            !Same(computed, row.Hash)
            && !(_computed is not null && Same(CaseEvent.HashOf(_computed, row.Text), row.Hash))
        )
        {
            Add(LedgerFaults.EventAltered, row.Number);
        }

        (_number, _hash) = (row.Number, row.Hash);
        _computed = Same(computed, row.Hash) ? null : computed;
        return Read(row);
    }

    /// <summary>Compares the last event with the case's row.</summary>
    public void End()
    {
        if (head is null)
        {
            var count = _events.ToString(CultureInfo.InvariantCulture);
            findings.Add(new(LedgerFaults.CaseMissing) { CaseId = _caseId, Found = count });
        }
        else if (head.Count > _number)
        {
            Add(LedgerFaults.EventMissing, _number + 1);
        }
        else if (head.Count < _number)
        {
            var count = head.Count.ToString(CultureInfo.InvariantCulture);
            findings.Add(
                new(LedgerFaults.EventTooMany)
                {
                    CaseId = _caseId,
                    Event = head.Count + 1,
                    Expected = count,
                }
            );
        }
        else if (_hash is not null && !Same(head.Hash, _hash))
        {
            Add(LedgerFaults.HeadAltered, _number);
        }
    }

    private EventText? Read(EventRow row)
    {
        try
        {
            var text = EventText.Read(row.Text);
            if (text.CaseId != _caseId || text.Number != row.Number)
            {
                Add(LedgerFaults.EventElsewhere, row.Number, $"event {text.Number} of case {text.CaseId}");
            }

            return text;
        }
        catch (FormatException broken)
        {
            Add(LedgerFaults.EventUnreadable, row.Number, broken.Message);
            return null;
        }
    }

    private void Add(string code, int number, string? found = null) =>
        findings.Add(
            new(code)
            {
                CaseId = _caseId,
                Event = number,
                Found = found,
            }
        );

    private static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right);
}
