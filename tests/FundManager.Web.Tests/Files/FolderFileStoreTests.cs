using FundManager.Web.Files;

namespace FundManager.Web.Tests.Files;

internal sealed class FolderFileStoreTests
{
    private string _folder = "";
    private FolderFileStore _store = null!;

    [SetUp]
    public void Start()
    {
        _folder = Directory.CreateTempSubdirectory("fund-store-").FullName;
        _store = new FolderFileStore(_folder);
    }

    [TearDown]
    public void Stop() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_old_content_is_let_go_of_and_a_new_one_is_not()
    {
        var hash = await WriteAsync();
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(_folder, hash[..2], hash)));

        _store.Drop(hash, written);
        await using (var kept = _store.OpenRead(hash))
        {
            Assert.That(kept.Length, Is.EqualTo(3));
        }

        _store.Drop(hash, written.AddSeconds(1));
        Assert.That(() => _store.OpenRead(hash), Throws.InstanceOf<IOException>());
        Assert.That(Directory.EnumerateFiles(_folder), Is.Empty);
    }

    [Test]
    public void What_is_not_there_is_let_go_of_without_a_word() =>
        Assert.That(() => _store.Drop(new string('a', 64), DateTimeOffset.MaxValue), Throws.Nothing);

    [Test]
    public async Task A_content_that_is_stored_while_it_is_let_go_of_is_never_lost()
    {
        var hash = await WriteAsync();
        for (var i = 0; i < 200; i++)
        {
            var place = Path.Combine(_folder, hash[..2], hash);
            var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            if (File.Exists(place))
            {
                File.SetLastWriteTimeUtc(place, old);
            }

            await Task.WhenAll(
                Task.Run(() => _store.Drop(hash, new DateTimeOffset(old).AddDays(1))),
                Task.Run(WriteAsync)
            );

            await using var content = _store.OpenRead(hash);
            Assert.That(content.Length, Is.EqualTo(3));
        }
    }

    private async Task<string> WriteAsync() => (await _store.WriteAsync(new MemoryStream([1, 2, 3]), default)).Hash;
}
