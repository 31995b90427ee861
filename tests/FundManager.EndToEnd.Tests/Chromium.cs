using Microsoft.Playwright;

namespace FundManager.EndToEnd.Tests;

/// <summary>One browser for all journeys, closed with the last of them.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static IPlaywright? _driver;
    private static IBrowser? _browser;

    /// <summary>The browser. Without one, journeys are skipped on a developer's machine and fail where CI is set.</summary>
    public static async Task<IBrowser> StartedAsync()
    {
        if (_browser is not null)
        {
            return _browser;
        }

        var path = Array.Find(Places, File.Exists);
        if (path is null)
        {
            const string Missing = "There is no Chromium here: apt-get install chromium.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            {
                Assert.Fail(Missing);
            }

            Assert.Ignore(Missing);
        }

        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        return _browser;
    }

    public static async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }
}
