using FundManager.Data.Mail;
using FundManager.Web.Mail;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace FundManager.Web.Tests.Mail;

/// <summary>A queued mail leaves once; one that is refused is tried again, later each time, and not for ever.</summary>
internal sealed class SendOutgoingMailsTests
{
    private FundServer _server = null!;
    private KeptMails _mails = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _mails = new KeptMails();
        _server = await FundServer.StartAsync(adjust: builder => builder.Services.AddSingleton<IMailSender>(_mails));
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_mail_leaves_once_with_the_whole_address_of_its_page()
    {
        await QueueAsync(1);

        await SendAsync();
        await SendAsync();

        var sent = _mails.Sent.Single();
        Assert.That(sent.To.ToString(), Is.EqualTo("officer@demo.example"));
        Assert.That(sent.Subject, Is.EqualTo("Subject 0"));
        Assert.That(sent.TextBody, Does.EndWith($"\n{_server.Address}/awards/1"));
        Assert.That((await RowsAsync()).Single().SentAt, Is.EqualTo(FundServer.Noon));
        Assert.That(sent.MessageId, Is.EqualTo((await RowsAsync()).Single().MessageId));
    }

    [Test]
    public async Task Two_runs_at_once_send_each_mail_once()
    {
        await QueueAsync(20);

        await Task.WhenAll(SendAsync(), SendAsync());

        Assert.That(_mails.Sent.Select(mail => mail.MessageId), Is.Unique);
        Assert.That(_mails.Sent, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task A_refused_mail_waits_a_minute_and_then_leaves()
    {
        await QueueAsync(1);
        _mails.IsShut = true;
        await SendAsync();
        _mails.IsShut = false;

        _server.Clock.Advance(TimeSpan.FromSeconds(59));
        await SendAsync();
        var early = _mails.Sent.Count;
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync();

        Assert.That(early, Is.Zero);
        Assert.That(_mails.Sent, Has.Count.EqualTo(1));
        Assert.That((await RowsAsync()).Single().Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task After_ten_refusals_a_mail_waits_for_an_administrator()
    {
        await QueueAsync(1);
        _mails.IsShut = true;
        for (var i = 0; i < 12; i++)
        {
            await SendAsync();
            _server.Clock.Advance(TimeSpan.FromDays(1));
        }

        var tried = (await RowsAsync()).Single();
        _mails.IsShut = false;
        await _server.InScopeAsync(services =>
            services.GetRequiredService<RetryMail>().ExecuteAsync(tried.Id, CancellationToken.None)
        );
        await SendAsync();

        Assert.That(tried.Attempts, Is.EqualTo(SendOutgoingMails.MostAttempts));
        Assert.That(tried.SentAt, Is.Null);
        Assert.That(_mails.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_refused_mail_does_not_keep_the_others_back()
    {
        await QueueAsync(1);
        _mails.IsShut = true;
        await SendAsync();
        _mails.IsShut = false;
        await QueueAsync(1);

        await SendAsync();

        Assert.That(_mails.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_mail_server_a_mail_becomes_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("fund-mail-");
        var message = new MimeMessage
        {
            Subject = "Paid",
            Body = new TextPart("plain") { Text = "2,000.00 元" },
        };
        message.MessageId = "7f@fundmanager";

        await new FolderMailSender(folder.FullName).SendAsync(message, CancellationToken.None);
        await new FolderMailSender(folder.FullName).SendAsync(message, CancellationToken.None);

        var file = folder.GetFiles().Single();
        Assert.That(file.Name, Is.EqualTo("7f.eml"));
        Assert.That((await MimeMessage.LoadAsync(file.FullName)).TextBody?.Trim(), Is.EqualTo("2,000.00 元"));
        folder.Delete(recursive: true);
    }

    private Task<int> SendAsync() =>
        _server.InScopeAsync(services =>
            services.GetRequiredService<SendOutgoingMails>().ExecuteAsync(CancellationToken.None)
        );

    private Task<int> QueueAsync(int count) =>
        _server.InDatabaseAsync(db =>
        {
            db.OutgoingMails.AddRange(
                Enumerable
                    .Range(0, count)
                    .Select(i => new OutgoingMail
                    {
                        Id = Guid.CreateVersion7(),
                        To = "officer@demo.example",
                        Subject = $"Subject {i}",
                        Body = "Something was paid.\n\n/awards/1",
                        CreatedAt = _server.Clock.GetUtcNow(),
                    })
            );
            return db.SaveChangesAsync();
        });

    private Task<List<OutgoingMail>> RowsAsync() =>
        _server.InDatabaseAsync(db => db.OutgoingMails.AsNoTracking().ToListAsync());
}
