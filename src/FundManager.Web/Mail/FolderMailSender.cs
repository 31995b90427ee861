using MimeKit;

namespace FundManager.Web.Mail;

/// <summary>Without a mail server: each mail is a file in a folder, which every mail program opens.</summary>
public sealed class FolderMailSender(string folder) : IMailSender
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");

            // Under its name only when it is whole; a second time it replaces the first.
            await message.WriteToAsync(path + ".part", cancellationToken);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new MailRefusedException(failure.Message, failure);
        }
    }
}
