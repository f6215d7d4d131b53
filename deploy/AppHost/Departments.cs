namespace Challenges.AppHost;

/// <summary>The departments that publish on this machine. More are added in the same way: they share the system and act each within its own.</summary>
static class Departments
{
    static readonly (string Id, string Zh, string En)[] All =
    [
        ("qinghai-dst", "青海省科学技术厅", "Department of Science and Technology of Qinghai Province"),
        ("gansu-dst", "甘肃省科学技术厅", "Department of Science and Technology of Gansu Province"),
        ("guangxi-dst", "广西壮族自治区科学技术厅", "Department of Science and Technology of Guangxi Zhuang Autonomous Region")
    ];

    public static IResourceBuilder<ExecutableResource> WithDepartments(this IResourceBuilder<ExecutableResource> publication)
    {
        foreach (var (index, department) in All.Index())
            publication
                .WithEnvironment($"Departments__{index}__Id", department.Id)
                .WithEnvironment($"Departments__{index}__NameZh", department.Zh)
                .WithEnvironment($"Departments__{index}__NameEn", department.En)
                .WithEnvironment($"Departments__{index}__Office", "Plan and Programme Office")
                .WithEnvironment($"Departments__{index}__Phone", "0971-000000")
                .WithEnvironment($"Departments__{index}__Hours", "09:00–17:00");
        return publication;
    }
}
