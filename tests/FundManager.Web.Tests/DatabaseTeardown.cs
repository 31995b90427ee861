using FundManager.Testing;

namespace FundManager.Web.Tests;

/// <summary>In the uppermost namespace, so that it is the last thing of the whole assembly.</summary>
[SetUpFixture]
public sealed class DatabaseTeardown
{
    [OneTimeTearDown]
    public Task StopServer() => FundDatabase.StopServerAsync();
}
