using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What the two pages on which entries are typed have in common.</summary>
[UseCase]
public sealed class EntryPages(
    CaseAccess access,
    ReadAppraisal read,
    BuildEntryRows rows,
    EntryMoves moves,
    Texts texts
)
{
    public DateTimeOffset Now => moves.Now;

    /// <summary>The appraisal as far as the person may see it, its award and what it is held against.</summary>
    public async Task<(Appraisal Appraisal, Award Award, AppraisalSheet Sheet)?> FindAsync(
        Id<Appraisal> id,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var found = access.Appraisals(person).Where(a => a.Id == id);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } appraisal)
        {
            return null;
        }

        var (award, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
        return (appraisal, award, sheet);
    }

    public EntrySheetView View(AppraisalSheet sheet, EntriesForm form, AppraisalEntries? other, bool isScorer) =>
        rows.Execute(sheet, form, other, isScorer);

    public IValidator<EntriesForm> Validator(AppraisalSheet sheet) => new EntriesFormValidator(sheet, texts);

    public string Text(string key) => texts[key];

    public string SavedText() => texts["shared.Saved", moves.Clock()];

    /// <summary>Names the form and the version of the case that it shows.</summary>
    public void Stamp(EntriesForm form, Appraisal appraisal) =>
        (form.Token, form.Seen) = (Guid.CreateVersion7(Now), appraisal.EventCount);

    /// <summary>The answer to a save: scores, and faults beside their fields.</summary>
    public LiveView Live(EntrySheetView view, ModelStateDictionary state) => new(view, state, SavedText());

    /// <summary>The answer to a save that the rules refuse; the text stays on the page.</summary>
    public ContentResult NotSaved(HttpResponse response, Refusal refusal)
    {
        response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return new ContentResult
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
            ContentType = "text/html; charset=utf-8",
            Content = System.Net.WebUtility.HtmlEncode(texts.For(refusal)),
        };
    }

    /// <summary>Says beside each row what it still lacks.</summary>
    public void AddGaps(AppraisalSheet sheet, EntriesForm form, ModelStateDictionary state)
    {
        foreach (var gap in sheet.GapsOf(form.ToEntries(sheet)))
        {
            var row = form
                .Rows.Select((one, at) => (one.Number, At: at))
                .FirstOrDefault(one => one.Number == gap.Number);
            var place = gap.Number == Scorecard.BudgetNumber ? "Input.Money" : $"Input.Rows[{row.At}]";
            var isJudged = sheet.Indicators.Any(one =>
                one.Number == gap.Number && one.Operator == IndicatorOperator.Qualitative
            );
            var field = FieldOf(gap, form, isJudged);
            if (!state.TryGetValue($"{place}.{field}", out var entry) || entry.Errors.Count == 0)
            {
                state.AddModelError($"{place}.{field}", texts[$"appraisals.Gap_{gap.Kind}", sheet.NameOf(gap.Number)]);
            }
        }
    }

    /// <inheritdoc cref="EntryMoves.ExecuteAsync"/>
    public Task<bool> MoveAsync(
        string trigger,
        Id<Appraisal> id,
        EntriesForm form,
        Person person,
        CancellationToken cancellationToken
    ) => moves.ExecuteAsync(trigger, id, form, person, cancellationToken);

    private static string FieldOf(AppraisalGap gap, EntriesForm form, bool isJudged) =>
        gap.Kind switch
        {
            AppraisalGapKind.NotApplicableWithoutReason or AppraisalGapKind.OverAchievementWithoutReason => "Reason",
            AppraisalGapKind.ShortfallWithoutReason => HasReason(gap.Number, form) ? "Improvement" : "Reason",
            _ when gap.Number == Scorecard.BudgetNumber => "Executed",
            _ => isJudged ? "Percent" : "Actual",
        };

    private static bool HasReason(int number, EntriesForm form) =>
        !string.IsNullOrWhiteSpace(
            number == Scorecard.BudgetNumber
                ? form.Money.Reason
                : form.Rows.FirstOrDefault(row => row.Number == number)?.Reason
        );
}

/// <summary>Makes the move at the end of a form of entries.</summary>
[UseCase]
public sealed class EntryMoves(MakeMove makeMove, CaseMoves moves, Show show, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public string Clock() => show.Clock(clock.GetUtcNow());

    /// <summary>False when there is no such case for this person.</summary>
    /// <exception cref="RefusedException">The rules say no, or somebody moved the case since the form was shown.</exception>
    public Task<bool> ExecuteAsync(
        string trigger,
        Id<Appraisal> id,
        EntriesForm form,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var nothing = new MoveInput(new Dictionary<string, string>(StringComparer.Ordinal), []);
        var request = new MoveRequest(moves.Find(CaseKind.Appraisal, trigger)!, id.Value, nothing)
        {
            Token = form.Token,
            Seen = form.Seen,
        };
        return makeMove.ExecuteAsync(request, person, cancellationToken);
    }
}

/// <summary>What a save answers.</summary>
public sealed record LiveView(EntrySheetView Sheet, ModelStateDictionary State, string Saved)
{
    /// <summary>Every place for a fault that the page has, with what is wrong there; "" for nothing.</summary>
    public IEnumerable<(string Id, string Fault)> Faults =>
        MoneyFields()
            .Concat(Sheet.Blocks.SelectMany(block => block.Rows).SelectMany(RowFields))
            .Concat(Sheet.IsScorer ? ["Input.Opinion"] : [])
            .Select(name => ($"{FieldView.IdOf(name)}-error", FaultOf(name)));

    private IEnumerable<string> MoneyFields()
    {
        string[] names = Sheet.IsScorer
            ? ["Budget", "Executed", "Reason", "Improvement"]
            : ["Executed", "Reason", "Improvement"];
        return Sheet.Money is null ? [] : names.Select(name => $"Input.Money.{name}");
    }

    private static IEnumerable<string> RowFields(EntryRowView row)
    {
        List<string> names = ["Actual", "Evidence", "Reason", "Improvement"];
        switch (row.Indicator.Operator)
        {
            case IndicatorOperator.Qualitative:
                names.Add("Percent");
                break;
            case IndicatorOperator.Satisfaction:
                names.Add("ValidAnswers");
                break;
            default:
                break;
        }

        // The field appears with the next page; where something is typed into it, it is there.
        if (!string.IsNullOrEmpty(row.Form.OwnScore))
        {
            names.Add("OwnScore");
        }

        return names.Select(row.Field);
    }

    private string FaultOf(string name) =>
        State.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : "";
}
