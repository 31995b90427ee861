using FundManager.Data.Identity;
using FundManager.Domain.Applications;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class InterestConfiguration : IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Interest> builder)
    {
        builder.ToTable(
            "interests",
            table =>
            {
                table.HasCheckConstraint("ck_interests_other", "(other_name = '') <> (organisation_id is null)");
                table.HasCheckConstraint("ck_interests_days", "ends_on >= starts_on");
            }
        );
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property(i => i.OtherName).HasMaxLength(Interest.NameMaxLength);
        builder.HasIndex(i => i.UserId);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Organisation>()
            .WithMany()
            .HasForeignKey(i => i.OrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NamesakeConfiguration : IEntityTypeConfiguration<Namesake>
{
    public void Configure(EntityTypeBuilder<Namesake> builder)
    {
        builder.ToTable(
            "namesakes",
            table =>
            {
                table.HasCheckConstraint("ck_namesakes_two_people", "confirmed_by is distinct from noted_by");
                table.HasCheckConstraint("ck_namesakes_same", "not is_same or confirmed_by is null");
            }
        );
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property<uint>("Version").IsRowVersion();
        builder.Ignore(n => n.Question).Ignore(n => n.CountsFrom);
        builder.Property(n => n.Code).HasMaxLength(30);
        builder.HasIndex(n => n.UserId);
        builder.HasIndex(n => n.ApplicationId);
        builder.HasOne<FundUser>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<GrantApplication>()
            .WithMany()
            .HasForeignKey(n => n.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApplicationNameConfiguration : IEntityTypeConfiguration<ApplicationName>
{
    public void Configure(EntityTypeBuilder<ApplicationName> builder)
    {
        builder.ToTable("application_names");
        builder.HasKey(n => new
        {
            n.ApplicationId,
            n.Role,
            n.Key,
        });
        builder.Property(n => n.Role).HasMaxLength(10);
        builder.HasIndex(n => new { n.Key, n.Role });
        builder
            .HasOne<GrantApplication>()
            .WithMany()
            .HasForeignKey(n => n.ApplicationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BarredApplicationConfiguration : IEntityTypeConfiguration<BarredApplication>
{
    public void Configure(EntityTypeBuilder<BarredApplication> builder) => builder.HasNoKey().ToTable((string?)null);
}
