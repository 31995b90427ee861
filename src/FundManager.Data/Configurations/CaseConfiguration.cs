using System.Linq.Expressions;
using FundManager.Domain;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

/// <summary>The columns that every case has.</summary>
internal abstract class CaseConfiguration<T> : IEntityTypeConfiguration<T>
    where T : Case
{
    public void Configure(EntityTypeBuilder<T> builder)
    {
        builder.HasKey("Id");
        builder.Property("Id").ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.Ignore(c => c.CaseId).Ignore(c => c.Kind).Ignore(c => c.NewEvents);
        builder.Property(c => c.Number).HasMaxLength(40);
        builder.Property(c => c.State).HasMaxLength(40);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.State);
        ConfigureRest(builder);
    }

    protected abstract void ConfigureRest(EntityTypeBuilder<T> builder);
}

/// <summary>The columns that every case of an applicant has.</summary>
internal abstract class GrantCaseConfiguration<T> : CaseConfiguration<T>
    where T : GrantCase
{
    protected sealed override void ConfigureRest(EntityTypeBuilder<T> builder)
    {
        builder.Ignore(c => c.Parties);
        builder.HasIndex(c => c.OrganisationId);
        builder.HasIndex(c => c.EndorserId);
        builder.HasIndex(c => c.CallId);
        ConfigureOwn(builder);
    }

    protected abstract void ConfigureOwn(EntityTypeBuilder<T> builder);
}

internal static class ColumnExtensions
{
    /// <summary>A value kept whole, as jsonb.</summary>
    public static PropertyBuilder<TValue> AsJson<TEntity, TValue>(
        this EntityTypeBuilder<TEntity> builder,
        Expression<Func<TEntity, TValue>> property
    )
        where TEntity : class =>
        builder
            .Property(property)
            .HasConversion(new JsonConverter<TValue>(), new JsonComparer<TValue>())
            .HasColumnType("jsonb");

    /// <summary>A text in both languages: two columns.</summary>
    public static void InBothLanguages<TEntity>(
        this EntityTypeBuilder<TEntity> builder,
        Expression<Func<TEntity, LocalText?>> property
    )
        where TEntity : class => builder.ComplexProperty(property);
}
