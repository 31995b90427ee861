using FundManager.Testing;

namespace FundManager.EndToEnd.Tests;

/// <summary>In the uppermost namespace, so that it is the last thing of the whole assembly.</summary>
[SetUpFixture]
public sealed class Teardown
{
    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Chromium.StopAsync();
        await FundDatabase.StopServerAsync();
    }
}
