namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>An officer writes a call, a leader schedules it, time opens it.</summary>
internal sealed class CallStation(JourneyWorld world)
{
    public async Task<Guid> PublishAsync()
    {
        var officer = await world.AsAsync("officer");
        await officer.GoAsync("/");
        await officer.GoAsync("/calls/new");
        await officer.FillAsync(
            ("Form.TitleEn", "Cold chains for county cooperatives"),
            ("Form.TitleZh", "县域合作社冷链"),
            ("Form.PurposeEn", "Bring cold storage from the laboratory to two counties at least."),
            ("Form.PurposeZh", "推动冷藏技术走出实验室，至少在两个县应用。"),
            ("Form.Ceiling", "2000000"),
            ("Form.OpensOn", Day(1)),
            ("Form.ClosesOn", Day(20)),
            ("Form.EndorseOn", Day(25))
        );
        await officer.SubmitAsync();
        var id = officer.IdInAddress();
        var leader = await world.AsAsync("leader");
        await leader.GoAsync($"/calls/{id}");
        await leader.MoveAsync("Schedule");
        await world.AdvanceAsync(TimeSpan.FromDays(1.5));
        return id;
    }

    private string Day(int days) =>
        world.Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
