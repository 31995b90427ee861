using FundManager.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FundManager.Data.Configurations;

internal sealed class AskedReportConfiguration : IEntityTypeConfiguration<AskedReport>
{
    public void Configure(EntityTypeBuilder<AskedReport> builder)
    {
        builder.ToTable("asked_reports");
        builder.Property(asked => asked.Id).ValueGeneratedNever();
        builder.HasIndex(asked => asked.AskedAt).HasFilter("ended_at is null");
        builder.HasIndex(asked => new { asked.AskedBy, asked.AskedAt });
        builder
            .HasIndex(asked => new
            {
                asked.Report,
                asked.CaseId,
                asked.Language,
                asked.Format,
                asked.FrozenAs,
            })
            .IsUnique()
            .HasFilter("frozen_as is not null");
    }
}
