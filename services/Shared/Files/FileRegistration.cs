using Challenges.Shared.Files.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Challenges.Shared.Files;

public static class FileRegistration
{
    /// <summary>Registers <see cref="FileSettings"/>, <see cref="FileStorage"/>, <see cref="FileAdmission"/>, <see cref="FileShelf"/>, <see cref="PendingFiles"/> and <see cref="FileSweep"/>.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddSingleton(p => FileSettings.From(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<FileAdmission>();
        services.AddScoped<FileShelf>().AddScoped<PendingFiles>().AddSingleton<FileSweep>().AddHostedService(p => p.GetRequiredService<FileSweep>());
        services.AddSingleton(p =>
        {
            var settings = p.GetRequiredService<FileSettings>();
            return settings.S3 is { } bucket ? BucketStorage.From(bucket) : (FileStorage)new FolderStorage(settings.Folder ?? Default(p));
        });
        return services;
    }

    /// <summary>Beside the embedded database, which is kept and backed up; otherwise beside the program.</summary>
    static string Default(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var name = $"{provider.GetRequiredService<ServiceModule>().Name}-files";
        if (configuration["Database:Provider"] != "SqlServer" && configuration.GetConnectionString("Database") is { } database
            && Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database).DataSource)) is { } beside) return Path.Combine(beside, name);
        return Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, ".data", name);
    }
}
