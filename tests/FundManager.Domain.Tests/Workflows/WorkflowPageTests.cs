using FundManager.Testing;

namespace FundManager.Domain.Tests.Workflows;

public sealed class WorkflowPageTests
{
    [Test]
    public void The_page_agrees_with_the_files()
    {
        var path = Path.Combine(Repository.Root, "docs", "workflows.md");
        var written = WorkflowPage.Write(WorkflowFiles.Catalog);
        if (Environment.GetEnvironmentVariable("FUND_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, written);
        }

        var kept = File.Exists(path) ? File.ReadAllText(path) : "";

        Assert.That(kept, Is.EqualTo(written), "Write docs/workflows.md anew with FUND_WRITE_DOCS=1.");
    }
}
