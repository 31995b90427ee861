using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Reviews;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Where somebody who judges for the fund keeps what ties him to others; nobody else reads it but as a conflict that was found.</summary>
[Authorize(Policy = FundRoles.Judges)]
public sealed class IndexModel(FundDbContext db, DeclareInterest declare, EndInterest end, Texts texts) : FundPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public EndForm Ends { get; set; } = new();

    [BindProperty]
    public FieldsForm Fields { get; set; } = new();

    public bool IsReviewer => User.ToPerson().Holds(Role.Reviewer);

    [BindProperty(SupportsGet = true)]
    public Id<Interest>? End { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The one whose end is noted now; null for none.</summary>
    public Line? Ending => Lines.FirstOrDefault(line => line.Interest.Id == End && line.Interest.EndReason.Length == 0);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        [FromServices] IValidator<Form> validator,
        CancellationToken cancellationToken
    )
    {
        Forget(nameof(Ends));
        Forget(nameof(Fields));
        if (!await PassesAsync(validator, Input, cancellationToken, nameof(Input)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var tie = new DeclaredTie(
            Enum.Parse<InterestKind>(Input.Kind),
            Input.Other,
            Days.Read(Input.From)!.Value,
            Days.Read(Input.To)
        );
        await declare.ExecuteAsync(User.ToPerson().UserId, tie, cancellationToken);
        Done(texts["interests.DeclareDone"]);
        return LocalRedirect("/interests");
    }

    public async Task<IActionResult> OnPostEndAsync(
        [FromServices] IValidator<EndForm> validator,
        CancellationToken cancellationToken
    )
    {
        Forget(nameof(Input));
        Forget(nameof(Fields));
        End = Ends.Id;
        if (!await PassesAsync(validator, Ends, cancellationToken, nameof(Ends)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        var when = (Days.Read(Ends.On)!.Value, Ends.Reason);
        if (!await end.ExecuteAsync(User.ToPerson().UserId, Ends.Id, when, cancellationToken))
        {
            return NotFound();
        }

        Done(texts["interests.EndDone"]);
        return LocalRedirect("/interests");
    }

    /// <summary>What the person knows, by which reviews are proposed.</summary>
    public async Task<IActionResult> OnPostFieldsAsync(
        [FromServices] SaveExpertise save,
        CancellationToken cancellationToken
    )
    {
        if (!IsReviewer)
        {
            return NotFound();
        }

        await save.ExecuteAsync(User.ToPerson().UserId, Fields, cancellationToken);
        Done(texts["assignment.FieldsDone"]);
        return LocalRedirect("/interests");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson().UserId;
        var known = await db.Expertise.AsNoTracking().SingleOrDefaultAsync(e => e.UserId == person, cancellationToken);
        Fields = new FieldsForm
        {
            Disciplines = [.. known?.Disciplines ?? []],
            Words = known?.Words ?? "",
            Brings = [.. known?.Brings ?? []],
        };
        var found = await (
            from interest in db.Interests
            join organisation in db.Organisations on interest.OrganisationId equals organisation.Id into bodies
            from body in bodies.DefaultIfEmpty()
            where interest.UserId == person
            orderby interest.DeclaredAt descending
            select new { Interest = interest, Body = body }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        Lines =
        [
            .. found.Select(each => new Line(
                each.Interest,
                each.Body is null ? each.Interest.OtherName : Show.Of(each.Body.Name)
            )),
        ];
    }

    // The page has two forms and only one of them was sent.
    private void Forget(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    /// <summary>One declared interest as it is shown.</summary>
    public sealed record Line(Interest Interest, string Other);

    public sealed record Form
    {
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Kind { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Other { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string From { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string To { get; init; } = "";
    }

    public sealed record EndForm
    {
        public Id<Interest> Id { get; init; }

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string On { get; init; } = "";

        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string Reason { get; init; } = "";
    }
}

/// <summary>What a reviewer knows, as a form sends it.</summary>
public sealed record FieldsForm
{
    public IList<string?> Disciplines { get; init; } = [];

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Words { get; init; } = "";

    public IList<string> Brings { get; init; } = [];
}

/// <summary>Days as a form sends them.</summary>
internal static class Days
{
    /// <summary>The day of "2027-03-31"; null for anything else.</summary>
    public static DateOnly? Read(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}

public sealed class InterestFormValidator : AbstractValidator<IndexModel.Form>
{
    public InterestFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind)
            .Must(kind => Enum.TryParse<InterestKind>(kind, out var known) && Enum.IsDefined(known))
            .WithMessage(_ => texts["faults.Missing_Choice"]);
        RuleFor(form => form.Other).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
        RuleFor(form => form.Other)
            .MaximumLength(Interest.NameMaxLength)
            .WithMessage(_ => texts["faults.TooLong", Interest.NameMaxLength]);
        RuleFor(form => form.From).Must(day => Days.Read(day) is not null).WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.To)
            .Must(day => day.Length == 0 || Days.Read(day) is not null)
            .WithMessage(_ => texts["faults.Day"]);
    }
}

public sealed class InterestEndFormValidator : AbstractValidator<IndexModel.EndForm>
{
    private const int ReasonMaxLength = 500;

    public InterestEndFormValidator(Texts texts)
    {
        RuleFor(form => form.On).Must(day => Days.Read(day) is not null).WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["faults.Missing_Text"]);
        RuleFor(form => form.Reason)
            .MaximumLength(ReasonMaxLength)
            .WithMessage(_ => texts["faults.TooLong", ReasonMaxLength]);
    }
}
