namespace FundManager.Web.Features.Work;

public sealed class IndexModel : FundPage;
