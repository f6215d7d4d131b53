using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Challenges.Architecture.Tests;

/// <summary>The compiled product, read as metadata: what each type refers to and which texts it holds.</summary>
static class Assemblies
{
    public static readonly IReadOnlyList<string> ServiceNames = ["Publication", "Applications", "Review", "Award"];
    public static readonly AssemblyDefinition Contracts = Read("Challenges.Contracts");
    public static readonly AssemblyDefinition Shared = Read("Challenges.Shared");
    public static readonly IReadOnlyList<AssemblyDefinition> Services = [.. ServiceNames.Select(name => Read($"Challenges.{name}"))];
    public static readonly AssemblyDefinition Portal = Read("Challenges.Portal");
    /// <summary>What people meet in a browser; no part of a competition is decided there.</summary>
    public static readonly IReadOnlyList<AssemblyDefinition> Pages = [Read("Challenges.Identity"), Portal];
    public static readonly IReadOnlyList<AssemblyDefinition> Product = [Contracts, Shared, Read("Challenges.Telling"), .. Services, .. Pages];

    /// <summary>Every type with its nested and compiler-made ones folded into the outermost.</summary>
    public static IEnumerable<TypeDefinition> Types(this AssemblyDefinition assembly) => assembly.MainModule.Types.Where(type => type.Name != "<Module>");

    public static IEnumerable<TypeDefinition> WithNested(this TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    public static IEnumerable<MethodDefinition> Bodies(this TypeDefinition type) => type.WithNested().SelectMany(t => t.Methods).Where(m => m.HasBody);

    public static IEnumerable<string> Texts(this TypeDefinition type) =>
        type.Bodies().SelectMany(m => m.Body.Instructions).Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand)
            .Concat(type.WithNested().SelectMany(t => t.Fields).Where(f => f.HasConstant).Select(f => f.Constant).OfType<string>())
            .Distinct();

    /// <summary>Full names of all types that the type's signatures, fields, attributes and bodies name.</summary>
    public static IReadOnlySet<string> References(this TypeDefinition type)
    {
        HashSet<string> names = [];
        foreach (var part in type.WithNested())
        {
            Add(part.BaseType);
            foreach (var implemented in part.Interfaces) Add(implemented.InterfaceType);
            foreach (var field in part.Fields) Add(field.FieldType);
            foreach (var method in part.Methods)
            {
                Add(method.ReturnType);
                foreach (var parameter in method.Parameters) Add(parameter.ParameterType);
                if (!method.HasBody) continue;
                foreach (var variable in method.Body.Variables) Add(variable.VariableType);
                foreach (var instruction in method.Body.Instructions)
                {
                    if (instruction.Operand is MethodReference called) { Add(called.DeclaringType); Add(called.ReturnType); }
                    if (instruction.Operand is FieldReference field) Add(field.FieldType);
                    if (instruction.Operand is TypeReference named) Add(named);
                }
            }
        }
        return names;

        void Add(TypeReference? reference)
        {
            if (reference is null) return;
            if (reference is GenericInstanceType generic) foreach (var argument in generic.GenericArguments) Add(argument);
            names.Add(reference.GetElementType().FullName);
        }
    }

    static AssemblyDefinition Read(string name) => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
}
