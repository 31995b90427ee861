namespace FundManager.Web.Features;

/// <summary>An act or a reader of a feature that is no move: registered for injection by this mark.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute : Attribute;
