namespace FundManager.Web.Features.Cases;

/// <summary>The head of a case's page: where one came from, number and state, title, one sentence, actions, steps.</summary>
public sealed record CaseHeadView(CaseFrame Frame, string Title, string Lead)
{
    public IReadOnlyList<(string Url, string Text)> Crumbs { get; init; } = [];

    public IReadOnlyList<(string Url, string Icon, string Text)> Actions { get; init; } = [];
}
