namespace FundManager.Web.Tests.Features.Appraisals;

internal sealed class ScratchTests
{
    [Test]
    public async Task Serve()
    {
        var state = Environment.GetEnvironmentVariable("SCENE") ?? "Published";
        await using var scene =
            state == "Open" ? await AppraisalScene.StartOpenAsync() : await AppraisalScene.StartInAsync(state);
        File.WriteAllText("/tmp/appr-scene.txt", $"{scene.Server.Address} {scene.Id} {scene.AwardId}");
        File.Delete("/tmp/appr-stop");
        for (var i = 0; i < 600 && !File.Exists("/tmp/appr-stop"); i++)
        {
            await Task.Delay(1000);
        }
        Assert.That(state, Is.Not.Empty);
    }
}
