using System.Globalization;
using FluentValidation;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.Expenditures;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Access;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>The recipient declares a cost that it paid from the fund's money, with its evidence.</summary>
[UseCase]
public sealed class DeclareExpenditure(
    FundDbContext db,
    CaseAccess access,
    WorkflowCatalog workflows,
    StoreFiles files,
    FundCalendar calendar,
    TimeProvider clock
)
{
    /// <summary>Null when there is no such award for this person, or he is not of the recipient; else the cost, now or by an earlier click.</summary>
    public Task<Id<Expenditure>?> ExecuteAsync(
        Id<Award> id,
        ExpenditureForm form,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var at = clock.GetUtcNow();
        return db.InTransactionAsync(
            async () =>
            {
                var award = await access.Awards(person).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
                if (award is null || !MayDeclare(person.In(award)))
                {
                    return (Id<Expenditure>?)null;
                }

                var earlier = await db
                    .CaseEvents.Where(made => made.Token == form.Token)
                    .Select(made => made.CaseId)
                    .SingleOrDefaultAsync(cancellationToken);
                if (earlier != Guid.Empty)
                {
                    return new Id<Expenditure>(earlier);
                }

                var act = new Act(person.In(award), at, Token: form.Token);
                return await DeclareAsync(award, form, act, cancellationToken);
            },
            cancellationToken
        );
    }

    public static bool MayDeclare(Actor actor) => actor.Is(Role.Applicant) || actor.Is(Role.Signatory);

    /// <summary>Declares it and saves, in the transaction of the caller.</summary>
    public async Task<Id<Expenditure>?> DeclareAsync(
        Award award,
        ExpenditureForm form,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (cost, today) = (form.Read(), calendar.DayOf(act.At));
        Refusal.ThrowIf(Expenditure.WhyNotDeclare(award, cost, today, form.Files.Count));
        var number = await db.TakeNumberAsync($"expenditure:{award.Number}", cancellationToken);
        var expenditure = new Expenditure(
            $"{award.Number}/E{number}",
            award,
            cost,
            (today, form.Files.Count),
            (workflows[CaseKind.Expenditure], act)
        );
        db.Expenditures.Add(expenditure);
        await files.ExecuteAsync(expenditure, "evidence", [.. form.Files], act, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return expenditure.Id;
    }
}

/// <summary>A cost as typed.</summary>
public sealed class ExpenditureForm
{
    public string Line { get; set; } = "";

    public string What { get; set; } = "";

    public string Amount { get; set; } = "";

    public string SpentOn { get; set; } = "";

    public IList<IFormFile> Files { get; set; } = [];

    /// <summary>Names the form, so that a second click declares nothing twice.</summary>
    public Guid Token { get; set; }

    /// <summary>The cost; the form's validator passed it.</summary>
    public DeclaredCost Read() =>
        new(
            int.Parse(Line, CultureInfo.InvariantCulture),
            What.Trim(),
            Proposal.TryAmount(Amount, out var amount) ? amount : throw new FormatException(Amount),
            DateOnly.ParseExact(SpentOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
}

/// <summary>Whether a cost can be read; whether it may be declared, its rules say.</summary>
public sealed class ExpenditureFormValidator : AbstractValidator<ExpenditureForm>
{
    public ExpenditureFormValidator(Texts texts)
    {
        RuleFor(form => form.Line)
            .Must(line => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .WithMessage(_ => texts["faults.Missing_Choice"]);
        RuleFor(form => form.What)
            .NotEmpty()
            .WithMessage(_ => texts["faults.Missing_Text"])
            .MaximumLength(Expenditure.WhatMaxLength)
            .WithMessage(_ => texts["faults.TooLong", Expenditure.WhatMaxLength]);
        RuleFor(form => form.Amount)
            .Must(text => !string.IsNullOrWhiteSpace(text) && Proposal.TryAmount(text, out _))
            .WithMessage(_ => texts["faults.Amount"]);
        RuleFor(form => form.SpentOn)
            .Must(text =>
                DateOnly.TryParseExact(
                    text?.Trim(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                )
            )
            .WithMessage(_ => texts["faults.Day"]);
        RuleFor(form => form.Files).Must(files => files.Count > 0).WithMessage(_ => texts["faults.File"]);
    }
}
