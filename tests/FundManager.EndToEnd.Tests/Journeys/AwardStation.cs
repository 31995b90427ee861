using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Web.Features.Account;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>After the public notice the agreement is offered, signed and countersigned.</summary>
internal sealed class AwardStation(JourneyWorld world, Guid application)
{
    public async Task<Guid> SignAsync()
    {
        await world.AdvanceAsync(TimeSpan.FromDays(10));
        var award = await world.ReadAsync(db =>
            db.Awards.Where(a => a.ApplicationId == new Id<GrantApplication>(application))
                .Select(a => a.Id)
                .SingleAsync()
        );
        var officer = await world.AsAsync("officer");
        await officer.GoAsync($"/awards/{award}/agreement");
        await officer.GoAsync($"/awards/{award}");
        await officer.MoveAsync("Offer");
        var signatory = await world.AsAsync("signatory");
        await signatory.GoAsync("/");
        await signatory.GoAsync($"/awards/{award}");
        await signatory.MoveAsync("Sign", ("signingPassword", DemoAccounts.Password));
        var leader = await world.AsAsync("leader");
        await leader.GoAsync($"/awards/{award}");
        await leader.MoveAsync("Countersign");
        return award.Value;
    }
}
