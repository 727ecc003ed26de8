package claudoom.monitor.payload;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The types of Protobuf messages that a user's descriptor set describes ({@code protoc --include_imports --descriptor_set_out=FILE}). */
public final class ProtoTypes {

    /** Nothing is described. */
    public static final ProtoTypes NONE = new ProtoTypes(Map.of());

    private static final long LARGEST = 16 << 20;

    private final Map<String, ProtoType> types;

    private ProtoTypes(Map<String, ProtoType> types) {
        this.types = types;
    }

    /** Takes up to a second for a large file. */
    public static ProtoTypes read(Path file) throws BadDescriptors {
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadDescriptors("There is no file " + file + " with Protobuf descriptors.");
            }
            if (Files.size(file) > LARGEST) {
                throw new BadDescriptors(file + " is larger than 16 MiB: is it the descriptor set?");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException | SecurityException unreadable) {
            throw new BadDescriptors("The Protobuf descriptors in " + file + " cannot be read.");
        }
        try {
            return of(bytes);
        } catch (BadDescriptors bad) {
            throw new BadDescriptors(file + ": " + bad.sentence());
        }
    }

    static ProtoTypes of(byte[] bytes) throws BadDescriptors {
        try {
            Map<String, FileDescriptorProto> files = new HashMap<>();
            FileDescriptorSet.parseFrom(bytes).getFileList().forEach(file -> files.put(file.getName(), file));
            Map<String, FileDescriptor> built = new HashMap<>();
            Map<String, ProtoType> types = new TreeMap<>();
            for (String name : files.keySet()) {
                add(types, build(name, files, built, new HashSet<>()).getMessageTypes());
            }
            if (types.isEmpty()) {
                throw new BadDescriptors("it describes no messages. Make it with protoc --descriptor_set_out.");
            }
            return new ProtoTypes(types);
        } catch (InvalidProtocolBufferException broken) {
            throw new BadDescriptors("it is no descriptor set. Make one with protoc --include_imports "
                    + "--descriptor_set_out; the .proto file itself is none.");
        } catch (DescriptorValidationException wrong) {
            throw new BadDescriptors("the descriptions do not fit together ("
                    + Visible.line(String.valueOf(wrong.getMessage()), 200) + "). Was it made with --include_imports?");
        }
    }

    private static FileDescriptor build(String name, Map<String, FileDescriptorProto> files,
            Map<String, FileDescriptor> built, Set<String> under)
            throws DescriptorValidationException, BadDescriptors {
        FileDescriptor there = built.get(name);
        if (there != null) {
            return there;
        }
        FileDescriptorProto file = files.get(name);
        if (file == null) {
            throw new BadDescriptors("it lacks the imported file " + Visible.line(name, 200)
                    + ". Make it with protoc --include_imports.");
        }
        if (!under.add(name) || under.size() > 200) {
            throw new BadDescriptors("its files import each other in a circle.");
        }
        FileDescriptor[] imports = new FileDescriptor[file.getDependencyCount()];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = build(file.getDependency(i), files, built, under);
        }
        under.remove(name);
        FileDescriptor made = FileDescriptor.buildFrom(file, imports);
        built.put(name, made);
        return made;
    }

    private static void add(Map<String, ProtoType> types, List<Descriptor> found) {
        for (Descriptor type : found) {
            if (!type.getOptions().getMapEntry()) {
                types.put(type.getFullName(), new ProtoType(type));
                add(types, type.getNestedTypes());
            }
        }
    }

    /** With their packages, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    public @Nullable ProtoType named(String name) {
        return types.get(name);
    }
}
