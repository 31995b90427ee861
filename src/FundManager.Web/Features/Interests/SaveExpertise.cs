using FundManager.Data;
using FundManager.Data.Assignment;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Interests;

/// <summary>Keeps what a reviewer knows; what no list has is left out.</summary>
[UseCase]
public sealed class SaveExpertise(FundDbContext db)
{
    public async Task ExecuteAsync(Guid person, FieldsForm form, CancellationToken cancellationToken)
    {
        var known = await db.Expertise.SingleOrDefaultAsync(e => e.UserId == person, cancellationToken);
        if (known is null)
        {
            known = new Expertise { UserId = person };
            db.Expertise.Add(known);
        }

        known.Disciplines =
        [
            .. form
                .Disciplines.OfType<string>()
                .Where(CodeList.Disciplines.Contains)
                .Distinct(StringComparer.Ordinal)
                .Take(Expertise.MostDisciplines),
        ];
        var words = form.Words.Trim();
        known.Words = words.Length > Expertise.WordsMaxLength ? words[..Expertise.WordsMaxLength] : words;
        known.Brings = [.. Expertise.Attributes.Where(form.Brings.Contains)];
        await db.SaveChangesAsync(cancellationToken);
    }
}
