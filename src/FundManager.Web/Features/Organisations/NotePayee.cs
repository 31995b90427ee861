using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Organisations;

/// <summary>Writes into the history of each running award of an organisation what happened to its account.</summary>
[UseCase]
public sealed class NotePayee(FundDbContext db)
{
    private static readonly string[] Ended = ["Closed", "Lapsed"];

    public async Task ExecuteAsync(Id<Organisation> id, string what, Act act, CancellationToken cancellationToken)
    {
        var awards = await db
            .Awards.Where(a => a.OrganisationId == id && !Ended.Contains(a.State))
            .OrderBy(a => a.Number)
            .ToListAsync(cancellationToken);
        foreach (var award in awards)
        {
            award.NotePayee(what, act);
        }
    }
}
