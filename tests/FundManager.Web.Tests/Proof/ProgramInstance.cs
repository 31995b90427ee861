using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Proof;

/// <summary>One of several of the real program on one database and one store of files.</summary>
internal sealed class ProgramInstance : IDisposable
{
    private readonly DataFolderOfOne _data = new();

    public ProgramInstance(FundServer server, DataFolderOfOne files)
    {
        Address = ProgramProcess.FreeAddress();
        Program = ProgramProcess.Start(
            ["serve"],
            ("FUND_URLS", Address),
            ("FUND_DATA", _data.Path),
            ("Storage__Folder", files.Path),
            ("Jobs__TakeOverSeconds", "5"),
            ("ConnectionStrings__Fund", server.Database.ProgramConnectionString),
            ("ConnectionStrings__FundOwner", server.Database.OwnerConnectionString)
        );
    }

    public string Address { get; }

    public ProgramProcess Program { get; }

    /// <summary>Names of the mails that it wrote, each the first half of its Message-ID.</summary>
    public IReadOnlyList<string> Sent => _data.NamesIn("mail", "*.eml");

    public void Dispose()
    {
        Program.Dispose();
        _data.Dispose();
    }
}
